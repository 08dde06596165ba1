package io.broadsheet.digest.bounce;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.subscription.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Takes notices in: the evidence and what it does to the subscription are one transaction, and the second time nothing. */
final class BounceDesk {

    private static final Logger log = LoggerFactory.getLogger(BounceDesk.class);

    private final TransactionOperations transaction;
    private final Bounces bounces;
    private final SoftBounces softBounces;
    private final Deliveries deliveries;
    private final Standing standing;
    private final MeterRegistry registry;
    private final InstantSource clock;

    BounceDesk(
            TransactionOperations transaction,
            Bounces bounces,
            SoftBounces softBounces,
            Deliveries deliveries,
            Standing standing,
            MeterRegistry registry,
            InstantSource clock) {
        this.transaction = transaction;
        this.bounces = bounces;
        this.softBounces = softBounces;
        this.deliveries = deliveries;
        this.standing = standing;
        this.registry = registry;
        this.clock = clock;
    }

    /** Takes a notice in; when this returns, it is committed. */
    void take(Notice notice) {
        boolean fresh = Boolean.TRUE.equals(transaction.execute(status -> takeOnce(notice)));
        if (fresh) {
            count(notice);
        }
    }

    private boolean takeOnce(Notice notice) {
        Instant now = clock.instant();
        if (!bounces.add(notice, now)) {
            return false;
        }
        Verdict verdict = notice.verdict();
        Long mail = notice.deliveryId();
        if (mail != null && (verdict.kind() == Kind.HARD || verdict.kind() == Kind.SOFT)) {
            deliveries.noteBounce(mail, "came back: " + verdict.words());
        }
        UUID reader = notice.subscriptionId();
        if (reader != null) {
            apply(notice, reader, now);
        }
        return true;
    }

    private void apply(Notice notice, UUID reader, Instant now) {
        switch (notice.verdict().kind()) {
            case HARD -> {
                standing.undeliverable(reader, "bounce");
                softBounces.end(reader);
            }
            case SOFT -> {
                Long mail = notice.deliveryId();
                boolean counted = mail != null && bounces.hasOther(mail, Kind.SOFT, notice.key());
                if (!counted && softBounces.isTooMany(reader, now)) {
                    standing.suspend(reader, "bounce");
                }
            }
            case COMPLAINT -> standing.complain(reader, "complaint");
            case DELAYED, AUTO_REPLY, RECEIPT, OTHER -> {
                // nothing that a subscription should suffer for
            }
        }
    }

    private void count(Notice notice) {
        Verdict verdict = notice.verdict();
        String cause = verdict.cause() == null ? "none" : verdict.cause().text();
        registry.counter(
                        "broadsheet.bounces",
                        "source",
                        notice.source(),
                        "kind",
                        verdict.kind().text(),
                        "cause",
                        cause,
                        "matched",
                        String.valueOf(notice.subscriptionId() != null))
                .increment();
        log.debug(
                "bounce source={} kind={} cause={} subscription={}",
                notice.source(),
                verdict.kind().text(),
                cause,
                notice.subscriptionId());
    }
}
