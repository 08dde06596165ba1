package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionCalendar.Closing;
import io.broadsheet.digest.newsletter.Newsletter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an edition that has closed from being composed before the articles of its window are here, so that a service that was
 * down at the cut-off does not send half an edition; but not for ever, since Kafka may be away for long.
 */
final class DueEditions {

    private static final Logger log = LoggerFactory.getLogger(DueEditions.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    private final EditionWaits waits;
    private final BooleanSupplier allArticlesAreHere;
    private final Duration patience;
    private final Duration longestPause;

    /**
     * Asks whether all articles are here, until the patience is used up.
     *
     * @param interval between two looks
     */
    DueEditions(EditionWaits waits, BooleanSupplier allArticlesAreHere, Duration patience, Duration interval) {
        this.waits = waits;
        this.allArticlesAreHere = allArticlesAreHere;
        this.patience = patience;
        Duration twice = interval.multipliedBy(2);
        this.longestPause = twice.compareTo(SHORTEST_PAUSE) > 0 ? twice : SHORTEST_PAUSE;
    }

    /** Whether to compose it now. */
    boolean isReady(Newsletter newsletter, Closing closing, Instant now) {
        if (allArticlesAreHere.getAsBoolean()) {
            return true;
        }
        Duration waited = waits.waited(newsletter.id(), closing, now, longestPause);
        boolean enough = waited.compareTo(patience) >= 0;
        if (enough) {
            log.warn(
                    "edition is composed without waiting longer for articles: newsletter={} period={} waited={}",
                    newsletter.id(),
                    closing.period(),
                    waited);
        }
        return enough;
    }
}
