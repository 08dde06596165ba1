package io.broadsheet.ingest.feed;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking for a feed. */
sealed interface FetchResult {

    /**
     * Bytes.
     *
     * @param contentType as the server says
     * @param address where they came from in the end
     * @param moved where redirects led, when there were any
     * @param maxAge how long the server calls it fresh
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
    record Fetched(
            byte[] body,
            @Nullable String contentType,
            URI address,
            @Nullable URI moved,
            Validators validators,
            @Nullable Duration maxAge)
            implements FetchResult {}

    /** Nothing new since the last time (304). */
    record NotModified(@Nullable Duration maxAge) implements FetchResult {}

    /** The server wants to be left alone for a while (429 or 503 with Retry-After); not the feed's fault. */
    record RateLimited(@Nullable Duration retryAfter) implements FetchResult {}

    /** The server says it is gone for good (410). */
    record Gone() implements FetchResult {}

    /**
     * Anything else.
     *
     * @param reason for people
     */
    record Failed(String reason) implements FetchResult {}

    /** What makes the next request conditional (RFC 9110, 13). */
    record Validators(@Nullable String etag, @Nullable String lastModified) {
        static final Validators NONE = new Validators(null, null);
    }
}
