package io.broadsheet.ingest.status;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a good visit to a feed found out.
 *
 * @param average time between two changes of the feed, as far as it is known
 * @param permanent where the feed says it has moved for good
 * @param last what answered in the end
 */
public record Findings(
        Reading reading,
        @Nullable Duration average,
        @Nullable URI permanent,
        @Nullable URI last) {

    /**
     * What was read.
     *
     * @param entries in the document; null when it was the same as before and not read
     * @param added articles nobody had seen before
     * @param selected those of them that some topic selected
     */
    public record Reading(@Nullable Integer entries, int added, int selected) {
        /** The document was the same as before. */
        public static final Reading NOTHING = new Reading(null, 0, 0);
    }
}
