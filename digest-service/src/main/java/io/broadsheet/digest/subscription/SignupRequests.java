package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks the addresses of many signups to confirm, in one transaction and few statements. These are the same whatever is known
 * of an address, so that the time they take says nothing about it.
 */
final class SignupRequests {

    private static final Logger log = LoggerFactory.getLogger(SignupRequests.class);

    private final TransactionOperations transaction;
    private final PendingSubscriptions pending;
    private final Deliveries deliveries;
    private final Duration coolDown;
    private final int pendingPerAddress;

    SignupRequests(
            TransactionOperations transaction,
            PendingSubscriptions pending,
            Deliveries deliveries,
            Duration coolDown,
            int pendingPerAddress) {
        this.transaction = transaction;
        this.pending = pending;
        this.deliveries = deliveries;
        this.coolDown = coolDown;
        this.pendingPerAddress = pendingPerAddress;
    }

    /** Asks for confirmations; does nothing for active readers, or within the cool-down. */
    void request(List<Wish> wishes) {
        if (!wishes.isEmpty()) {
            transaction.executeWithoutResult(status -> rounds(wishes).forEach(this::requestTogether));
        }
    }

    /** So that each round has an address only once: what one wish does to an address counts for the next. */
    private static List<List<Wish>> rounds(List<Wish> wishes) {
        List<List<Wish>> rounds = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Wish wish : wishes) {
            int round = seen.merge(wish.addressKey(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(wish);
        }
        return rounds;
    }

    private void requestTogether(List<Wish> wishes) {
        List<PendingSubscriptions.Asked> asked = pending.ask(wishes, coolDown, pendingPerAddress);
        deliveries.enqueue(
                DeliveryKind.CONFIRMATION,
                asked.stream().map(PendingSubscriptions.Asked::id).toList());
        asked.forEach(it -> log.info(
                "subscription requested id={} newsletter={} origin={}", it.id(), it.newsletter(), it.channel()));
    }
}
