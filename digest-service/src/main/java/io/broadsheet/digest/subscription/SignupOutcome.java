package io.broadsheet.digest.subscription;

import io.broadsheet.digest.rendering.Sentence;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What came of a signup; deliberately silent on whether the address was known. */
sealed interface SignupOutcome {

    /** Taken: a confirmation mail goes out unless one did recently, or the reader is in already. */
    record Accepted() implements SignupOutcome {}

    /**
     * Needs the reader's attention.
     *
     * @param problems a sentence for each field that has one
     */
    record Refused(Map<String, Sentence> problems) implements SignupOutcome {}

    /**
     * Looks like a slip; the reader may insist.
     *
     * @param suggestion the address that was probably meant
     */
    record Doubtful(String suggestion) implements SignupOutcome {}

    /** Came back too fast for a person, or without the mark of a form: to be sent once more. */
    record OnceMore() implements SignupOutcome {}

    /**
     * Came without a proof of work, where one is wanted: to be sent again after a while.
     *
     * @param inVain whether it needs a new stamp for that
     * @param patience how long a form has to be old that comes without a proof
     * @param later how long to wait, if its network has sent too many of those
     */
    record Unproven(boolean inVain, Duration patience, Optional<Duration> later) implements SignupOutcome {

        /** What to tell the reader. */
        Sentence reason() {
            return later.map(wait -> Sentence.of("signup.unproven.later", Words.duration(wait)))
                    .orElseGet(() -> Sentence.of("signup.unproven", patience.toSeconds()));
        }
    }

    /** Too many requests from one network. */
    record TooMany(Duration retryAfter) implements SignupOutcome {}
}
