package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.OutgoingMail;
import java.util.Comparator;

/** A claimed mail, composed and ready to be handed over. */
record Letter(Held held, OutgoingMail mail) {

    /** Urgent ones first, then those that were owed first. */
    static final Comparator<Letter> ORDER = Comparator.comparingInt(
                    (Letter letter) -> letter.held().delivery().kind().priority())
            .thenComparingLong(letter -> letter.held().id());
}
