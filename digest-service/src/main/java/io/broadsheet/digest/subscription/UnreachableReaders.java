package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.DeliveryFailed;
import io.broadsheet.digest.delivery.DeliveryKind;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.event.EventListener;

/** Ends requests whose confirmation mail was refused for good; part of the transaction that settles the delivery. */
class UnreachableReaders {

    private static final Set<DeliveryKind> ASKING = EnumSet.of(DeliveryKind.CONFIRMATION, DeliveryKind.REMINDER);

    private final Standing standing;

    UnreachableReaders(Standing standing) {
        this.standing = standing;
    }

    @EventListener
    void on(DeliveryFailed failed) {
        if (ASKING.contains(failed.kind()) && failed.subscriptionId() != null) {
            standing.unreachable(failed.subscriptionId(), Origin.of("delivery"));
        }
    }
}
