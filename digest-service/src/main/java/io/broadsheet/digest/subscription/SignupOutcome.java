package io.broadsheet.digest.subscription;

import io.broadsheet.digest.rendering.Sentence;
import java.time.Duration;
import java.util.Map;

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
     */
    record Unproven(boolean inVain, long seconds) implements SignupOutcome {}

    /** Too many requests from one network. */
    record TooMany(Duration retryAfter) implements SignupOutcome {}
}
