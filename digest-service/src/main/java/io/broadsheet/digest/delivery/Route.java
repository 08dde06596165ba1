package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.MailTransport;
import io.broadsheet.digest.mail.SendResult;
import java.util.List;

/**
 * A way out with the letters that wait for it; a slow or broken one holds up no other.
 *
 * @param paces rates that its mails keep to
 * @param ahead how many mails to claim for it at once
 */
record Route(
        MailTransport transport,
        LetterQueue letters,
        Circuit circuit,
        Allowance allowance,
        List<Pace> paces,
        int ahead) {

    /** More than two claims, which come on top of another one at most, make. */
    private static final int FULL = 4;

    String name() {
        return transport.name();
    }

    /** Whether its server was there when last spoken to. */
    boolean isUp() {
        return !circuit.isOpen();
    }

    /** Whether its server takes such an address, as far as is known. */
    boolean takes(Letter letter) {
        return transport.takesAllLetters() || !letter.mail().isInternational();
    }

    /** Whether mails of editions may be claimed for it. */
    boolean wantsMore() {
        return isUp() && letters.isLow() && !allowance.isSpent();
    }

    /** Whether it holds more than was ever wanted: mails that were claimed for other routes may have no way but this one. */
    boolean isFull() {
        return letters.size() >= FULL * ahead;
    }

    /** For how many seconds it has work, taking ten mails a second for what a connection carries. */
    double load() {
        int guess = 10 * transport.connections();
        double perSecond =
                transport.rate().isAny() ? guess : Math.min(transport.rate().perSecond(), guess);
        return letters.size() / perSecond;
    }

    /** Nanoseconds until the next mail may leave; takes the slot. */
    long reserve() {
        long wait = 0;
        for (Pace pace : paces) {
            wait = Math.max(wait, pace.reserve());
        }
        return wait;
    }

    SendResult send(Letter letter) {
        SendResult result = transport.send(letter.mail());
        if (result instanceof SendResult.NotConnected(String reason)) {
            circuit.trip(reason);
        }
        return result;
    }
}
