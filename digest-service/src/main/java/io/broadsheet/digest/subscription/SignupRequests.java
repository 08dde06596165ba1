package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks the addresses of many signups to confirm, in one transaction and few statements. These are the same whatever is known
 * of an address; the little by which their time differs is hidden by {@link AnswerBeat}.
 */
final class SignupRequests {

    private static final Logger log = LoggerFactory.getLogger(SignupRequests.class);

    private final TransactionOperations transaction;
    private final PendingSubscriptions pending;
    private final SpentProofs spent;
    private final Deliveries deliveries;
    private final Duration coolDown;
    private final int pendingPerAddress;

    SignupRequests(
            TransactionOperations transaction,
            PendingSubscriptions pending,
            SpentProofs spent,
            Deliveries deliveries,
            Duration coolDown,
            int pendingPerAddress) {
        this.transaction = transaction;
        this.pending = pending;
        this.spent = spent;
        this.deliveries = deliveries;
        this.coolDown = coolDown;
        this.pendingPerAddress = pendingPerAddress;
    }

    /**
     * Asks for confirmations; does nothing for active readers, or within the cool-down.
     *
     * @param wishes no address twice
     * @param patience how long somebody else may have one of them locked
     * @return all but those whose proof was used before
     */
    List<Wish> request(List<Wish> wishes, Duration patience) {
        return wishes.isEmpty()
                ? wishes
                : Objects.requireNonNull(transaction.execute(status -> {
                    List<Wish> proven = spend(wishes, patience);
                    requestTogether(proven, patience);
                    return proven;
                }));
    }

    /**
     * Asks one address about several newsletters, or about none of them if that fails.
     *
     * @param patience how long somebody else may have one of them locked
     */
    void requestEach(List<Wish> wishes, Duration patience) {
        transaction.executeWithoutResult(status -> wishes.stream()
                .sorted(Comparator.comparing(Wish::newsletter)) // as whoever else takes several rows
                .forEach(wish -> request(List.of(wish), patience)));
    }

    private List<Wish> spend(List<Wish> wishes, Duration patience) {
        List<Spending> spendings = wishes.stream()
                .flatMap(wish -> Stream.ofNullable(wish.spending()))
                .toList();
        if (spendings.isEmpty()) {
            return wishes;
        }
        Set<String> fresh = new HashSet<>(spent.spend(spendings, patience));
        return wishes.stream()
                .filter(wish ->
                        wish.spending() == null || fresh.remove(wish.spending().proof()))
                .toList();
    }

    private void requestTogether(List<Wish> wishes, Duration patience) {
        List<PendingSubscriptions.Asked> asked = pending.ask(wishes, coolDown, pendingPerAddress, patience);
        deliveries.enqueue(
                DeliveryKind.CONFIRMATION,
                asked.stream().map(PendingSubscriptions.Asked::id).toList());
        asked.forEach(it -> log.info(
                "subscription requested id={} newsletter={} origin={}", it.id(), it.newsletter(), it.channel()));
    }
}
