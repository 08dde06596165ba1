package io.broadsheet.ingest.feed;

import java.util.Objects;
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

    /** Whether nothing is new but, perhaps, the interval. */
    boolean isAsBefore(FeedMemory before) {
        return validators.equals(before.validators)
                && Objects.equals(contentHash, before.contentHash)
                && hints.equals(before.hints)
                && moves.equals(before.moves)
                && Objects.equals(pace.changedAt(), before.pace.changedAt())
                && Objects.equals(pace.average(), before.pace.average());
    }
}
