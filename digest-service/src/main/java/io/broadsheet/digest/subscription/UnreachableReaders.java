package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.DeliveryFailed;
import io.broadsheet.digest.delivery.DeliveryKind;
import org.springframework.context.event.EventListener;

/** Ends requests whose confirmation mail was refused for good; part of the transaction that settles the delivery. */
class UnreachableReaders {

    private final Transitions transitions;

    UnreachableReaders(Transitions transitions) {
        this.transitions = transitions;
    }

    @EventListener
    void on(DeliveryFailed failed) {
        if (failed.kind() == DeliveryKind.CONFIRMATION && failed.subscriptionId() != null) {
            transitions.unreachable(failed.subscriptionId(), Origin.of("delivery"));
        }
    }
}
