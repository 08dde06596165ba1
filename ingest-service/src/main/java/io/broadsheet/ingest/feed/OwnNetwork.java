package io.broadsheet.ingest.feed;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells feeds that are down from a network of our own that is: when feeds of several hosts that worked before fall silent
 * and nobody answers in between, it is us. One answer from anybody shows that it is not.
 */
final class OwnNetwork {

    private static final Logger log = LoggerFactory.getLogger(OwnNetwork.class);

    /** So many hosts do not fail in a row by chance. */
    private static final int TELLING = 3;

    /** Feeds that worked before, and fell silent since the last answer; with their hosts. */
    private final Map<String, String> silent = new HashMap<>();
    /** Feeds that were let off once; an answer from somebody else since then says it was them after all. */
    private final Set<String> letOff = new HashSet<>();

    private @Nullable Instant downSince;

    /** Whose failure it is when nobody answers. */
    sealed interface Blame {
        /** The feed's, by all that is known now. */
        record Feed() implements Blame {}

        /**
         * Ours.
         *
         * @param pardoned feeds that have been blamed for it since the last answer
         */
        record Us(Set<String> pardoned) implements Blame {}
    }

    /** When it went down; empty while it is up. */
    synchronized Optional<Instant> downSince() {
        return Optional.ofNullable(downSince);
    }

    /** Notes that somebody answered, whatever the answer. */
    synchronized void answered(String sourceId, Instant now) {
        if (downSince != null) {
            log.info("network works again: down-since={} until={}", downSince, now);
            downSince = null;
        }
        silent.clear();
        letOff.remove(sourceId);
    }

    /** Notes that nobody answered. */
    synchronized Blame silent(LeasedFeed feed, Instant now) {
        if (downSince == null && (feed.failures() > 0 || letOff.contains(feed.sourceId()))) {
            letOff.remove(feed.sourceId());
            return new Blame.Feed();
        }
        silent.put(feed.sourceId(), feed.host());
        if (downSince == null && silent.values().stream().distinct().count() < TELLING) {
            return new Blame.Feed();
        }
        if (downSince == null) {
            downSince = now;
            log.warn(
                    "network seems down, no feed is blamed: nobody answers, silent={}; check this machine's connection,"
                            + " name service and firewall",
                    Set.copyOf(silent.values()));
        }
        var pardoned = Set.copyOf(silent.keySet());
        letOff.addAll(pardoned);
        return new Blame.Us(pardoned);
    }
}
