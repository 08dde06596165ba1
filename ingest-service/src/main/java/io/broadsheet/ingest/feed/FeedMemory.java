package io.broadsheet.ingest.feed;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a feed from one visit to the next.
 *
 * @param contentHash of the last document that was read
 */
record FeedMemory(
        FetchResult.Validators validators, @Nullable String contentHash, Pace pace, PollHints hints, Moves moves) {

    FeedMemory with(Moves newMoves) {
        return new FeedMemory(validators, contentHash, pace, hints, newMoves);
    }

    FeedMemory with(Pace newPace) {
        return new FeedMemory(validators, contentHash, newPace, hints, moves);
    }

    /** What was read before counts no more: the next answer is read whatever it is. */
    FeedMemory unread() {
        return new FeedMemory(FetchResult.Validators.NONE, contentHash, pace, hints, moves);
    }
}
