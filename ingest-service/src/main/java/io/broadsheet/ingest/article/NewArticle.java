package io.broadsheet.ingest.article;

import io.broadsheet.ingest.source.Source;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A candidate with its verdicts, ready to be stored.
 *
 * @param address canonical; null when the candidate has none
 * @param contentHash of the candidate
 * @param fingerprint of what the source offered; absent when it has none
 * @param silent whether topics have judged it, and it has none of the words that any of them asks for
 * @param seenAt when the source showed it
 */
record NewArticle(
        String id,
        @Nullable String address,
        Source source,
        Candidate candidate,
        String contentHash,
        @Nullable String fingerprint,
        Verdicts verdicts,
        boolean silent,
        Instant seenAt) {

    private static final Instant BEFORE_THE_WEB = Instant.parse("1990-01-01T00:00:00Z");

    boolean selected() {
        return verdicts.selected();
    }

    /** The mark-up, of articles alone that the topics of this source select: nobody is shown that of others. */
    @Nullable
    String html() {
        return selected() ? candidate.text().html() : null;
    }

    /** The date, unless it is absurd: a future one is now, one before the web is none. */
    @Nullable
    Instant date() {
        Instant date = candidate.date();
        if (date == null || date.isBefore(BEFORE_THE_WEB)) {
            return null;
        }
        return date.isAfter(seenAt) ? seenAt : date;
    }

    /** What readers are told that it is from. */
    String sourceTitle() {
        String publisher = candidate.publisher();
        return publisher == null || publisher.isBlank() ? source.title() : publisher;
    }

    @Nullable
    String imageUrl() {
        return CanonicalUrl.of(candidate.imageUrl()).isPresent() ? candidate.imageUrl() : null;
    }

    String[] tags() {
        return Stream.concat(source.tags().stream(), candidate.tags().stream())
                .distinct()
                .limit(50)
                .toArray(String[]::new);
    }
}
