package io.broadsheet.ingest.feed;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking for a feed. */
sealed interface FetchResult {

    /**
     * Bytes.
     *
     * @param body decoded
     * @param contentType as the server says
     * @param fresh how long the server calls it fresh
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
    record Fetched(
            byte[] body,
            @Nullable String contentType,
            Route route,
            Validators validators,
            @Nullable Duration fresh) implements FetchResult {}

    /** Nothing new since the last time (304). */
    record NotModified(Route route, @Nullable Duration fresh) implements FetchResult {}

    /** The server wants to be left alone for a while (429, or 503 with Retry-After); not the feed's fault. */
    record RateLimited(@Nullable Duration retryAfter) implements FetchResult {}

    /** The server says it is gone for good (410). */
    record Gone() implements FetchResult {}

    /**
     * Nobody answered: no address for the name, no connection, or silence. May be the fault of the network on this side.
     *
     * @param reason for people
     */
    record Unreachable(String reason) implements FetchResult {}

    /**
     * Anything else.
     *
     * @param reason for people
     */
    record Failed(String reason) implements FetchResult {}

    /**
     * The way to the answer.
     *
     * @param address that answered in the end
     * @param permanent how far every redirect from the start was permanent; null when the first one was not
     */
    record Route(URI address, @Nullable URI permanent) {}

    /** What makes the next request conditional (RFC 9110, 13), byte for byte as the server sent it. */
    record Validators(@Nullable String etag, @Nullable String lastModified) {
        static final Validators NONE = new Validators(null, null);
    }
}
