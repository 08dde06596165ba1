package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.OutgoingMail;
import java.util.Comparator;
import java.util.List;

/** A claimed mail, composed and ready to be handed over. */
record Letter(Held held, OutgoingMail mail) {

    /** Whether it waits for quiet hours to end and for new routes to become known; all others are urgent. */
    boolean isEdition() {
        return held.delivery().kind() == DeliveryKind.EDITION;
    }

    /** Whether it is one of those that wait while this edition is paused. */
    boolean isOf(long editionId) {
        Long edition = held.delivery().editionId();
        return isEdition() && edition != null && edition == editionId;
    }

    /** Names of the routes it may take; empty: any. */
    List<String> routes() {
        return mail.template().sender().routes();
    }

    /** Urgent ones first, then those that were owed first. */
    static final Comparator<Letter> ORDER = Comparator.comparingInt(
                    (Letter letter) -> letter.held().delivery().kind().priority())
            .thenComparingLong(letter -> letter.held().id());
}
