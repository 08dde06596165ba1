package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.digest.newsletter.Newsletter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What signups do to the database, each time rolled back: no row, no event, no mail and no count comes of it. */
final class RehearsedSignups {

    private static final int TOGETHER = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration ANY = Duration.ofHours(1);

    private final TransactionOperations transaction;
    private final SignupLimit limit;
    private final PendingSubscriptions pending;
    private final Deliveries deliveries;
    private final List<Wish> wishes;

    /**
     * Prepares them.
     *
     * @param mark tells the addresses from those of other instances, which would have to wait for each other
     */
    RehearsedSignups(
            TransactionOperations transaction,
            JdbcClient jdbc,
            PendingSubscriptions pending,
            Deliveries deliveries,
            Newsletter newsletter,
            long mark) {
        this.transaction = transaction;
        // a window long ago, or readers would wait for this row
        this.limit = new SignupLimit(jdbc, () -> Instant.EPOCH, 1, 1, ANY);
        this.pending = pending;
        this.deliveries = deliveries;
        this.wishes = IntStream.range(0, TOGETHER)
                .mapToObj(i -> EmailAddress.parse("%x-%d@rehearsal.invalid".formatted(mark, i), LocalPartCase.IGNORED)
                        .orElseThrow())
                .map(email -> new Wish(new Signup(newsletter, email, null), Origin.of("rehearsal")))
                .toList();
    }

    void run() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            limit.count(Collections.nCopies(TOGETHER, new SignupLimit.Request(new Network("rehearsal"), false)), 1);
            deliveries.enqueue(
                    DeliveryKind.CONFIRMATION,
                    pending.ask(wishes, ANY, 1, PATIENCE).stream()
                            .map(PendingSubscriptions.Asked::id)
                            .toList());
        });
    }
}
