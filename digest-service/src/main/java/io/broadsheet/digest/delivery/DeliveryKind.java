package io.broadsheet.digest.delivery;

/** What a mail is for; confirmation and the like overtake a queued edition. */
public enum DeliveryKind {
    CONFIRMATION(0),
    REMINDER(2),
    WELCOME(1),
    GOODBYE(2),
    ADDRESS_CONFIRMATION(0),
    ADDRESS_NOTICE(1),
    DATA_LINK(0),
    TEST(1),
    EDITION(5);

    private final int priority;

    DeliveryKind(int priority) {
        this.priority = priority;
    }

    /** Lower goes first. */
    int priority() {
        return priority;
    }
}
