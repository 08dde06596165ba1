package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionCalendar.Closing;
import io.broadsheet.digest.newsletter.Newsletter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an edition that has closed from being composed before the articles of its window are here, so that a service that was
 * down at the cut-off does not send half an edition; but not for ever, since Kafka may be away for long.
 */
final class DueEditions {

    private static final Logger log = LoggerFactory.getLogger(DueEditions.class);

    private final BooleanSupplier allArticlesAreHere;
    private final Duration patience;
    private final Map<String, Noticed> noticed = new ConcurrentHashMap<>();

    DueEditions(BooleanSupplier allArticlesAreHere, Duration patience) {
        this.allArticlesAreHere = allArticlesAreHere;
        this.patience = patience;
    }

    private record Noticed(Closing closing, Instant at) {}

    /** Whether to compose it now. */
    boolean isReady(Newsletter newsletter, Closing closing, Instant now) {
        Noticed first = noticed.compute(
                newsletter.id(),
                (_, known) -> known != null
                                && known.closing().equals(closing)
                                && !known.at().isAfter(now)
                        ? known
                        : new Noticed(closing, now));
        if (allArticlesAreHere.getAsBoolean()) {
            return true;
        }
        boolean enough = !first.at().plus(patience).isAfter(now);
        if (enough) {
            log.warn(
                    "edition is composed without waiting longer for articles: newsletter={} period={} waited={}",
                    newsletter.id(),
                    closing.period(),
                    patience);
        }
        return enough;
    }
}
