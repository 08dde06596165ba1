package io.broadsheet.ingest.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one visit to a source went.
 *
 * @param at when
 * @param next when the next one is planned; absent for folders, which are watched
 * @param failures visits that failed since the last good one, this one included
 * @param error what went wrong, for people
 * @param findings what a good visit to a feed found out
 */
public record Attempt(
        State state,
        Instant at,
        @Nullable Instant next,
        int failures,
        @Nullable String error,
        @Nullable Findings findings) {

    /** What a source is like. */
    public enum State {
        /** Never visited. */
        NEW,
        /** The last visit went well. */
        OK,
        /** The last visit did not; the next one is planned. */
        FAILING,
        /** Says that it is gone for good (HTTP 410); still asked now and then. */
        GONE
    }

    /** A visit that found out nothing beyond how it went. */
    public Attempt(State state, Instant at, @Nullable Instant next, int failures, @Nullable String error) {
        this(state, at, next, failures, error, null);
    }

    /** A visit that went well. */
    public static Attempt succeeded(Instant at, @Nullable Instant next) {
        return new Attempt(State.OK, at, next, 0, null);
    }

    /** The same with what it found out. */
    public Attempt with(Findings found) {
        return new Attempt(state, at, next, failures, error, found);
    }
}
