package io.broadsheet.digest.delivery;

import io.broadsheet.digest.delivery.Outcome.Weight;
import io.broadsheet.digest.mail.SendResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Decides what an attempt's result means for the mail. */
final class Verdicts {

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final RetrySchedule schedule;
    private final InstantSource clock;
    private final RandomGenerator random;

    Verdicts(RetrySchedule schedule, InstantSource clock, RandomGenerator random) {
        this.schedule = schedule;
        this.clock = clock;
        this.random = random;
    }

    Outcome of(Held held, SendResult result) {
        return switch (result) {
            case SendResult.Accepted accepted -> Outcome.sent(held, accepted.reply());
            case SendResult.Refused refused -> Outcome.failed(held, refused.reply());
            case SendResult.Unsendable unsendable -> Outcome.failed(held, unsendable.reason());
            case SendResult.Unsupported unsupported -> Outcome.failedAlone(held, unsupported.reason());
            case SendResult.Deferred deferred -> later(held, deferred.reply(), Weight.NONE);
            case SendResult.SenderRefused refused -> later(held, "sender refused: " + refused.reply(), Weight.BAD);
            case SendResult.Lost lost -> later(held, "connection lost: " + lost.reason(), Weight.NONE);
            case SendResult.NotConnected notConnected -> Outcome.released(held);
        };
    }

    /** For a mail that could not even be composed: perhaps somebody mends the template meanwhile. */
    Outcome notComposed(Held held, String reason) {
        return later(held, "could not be composed: " + reason, Weight.BAD);
    }

    /** For a mail none of whose routes can be used at the moment. */
    Outcome noRoute(Held held) {
        return inAMoment(held, "none of its routes can be used now");
    }

    /** For a mail whose address the servers that are up do not take, while others that might are away: counts as an attempt, so that its edition comes to an end. */
    Outcome noAbleRoute(Held held) {
        Outcome later =
                later(held, "no server that can be reached takes an address with letters beyond ASCII", Weight.NONE);
        return later.state() == DeliveryState.FAILED
                ? Outcome.failedAlone(held, String.valueOf(later.reason()))
                : later;
    }

    /** For a mail of an edition whose route has more to do than it should hold. */
    Outcome noRoom(Held held) {
        return inAMoment(held, "its route has enough to do");
    }

    /** For a mail that was claimed when something broke before it had a route. */
    Outcome notPrepared(Held held) {
        return inAMoment(held, "could not be made ready to be sent; the log says why");
    }

    private Outcome inAMoment(Held held, String reason) {
        Outcome released = Outcome.released(held);
        return new Outcome(held, released.state(), reason, null, clock.instant().plus(A_MOMENT), false, Weight.NONE);
    }

    private Outcome later(Held held, String reason, Weight weight) {
        int attempt = held.delivery().attempts() + 1;
        return schedule.after(attempt, random.nextDouble())
                .map(delay -> Outcome.deferred(held, reason, clock.instant().plus(delay), weight))
                .orElseGet(() -> Outcome.failed(held, "gave up after %d attempts: %s".formatted(attempt, reason)));
    }
}
