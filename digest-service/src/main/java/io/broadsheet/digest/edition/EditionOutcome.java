package io.broadsheet.digest.edition;

/** What became of an operator's or the schedule's wish. */
sealed interface EditionOutcome {

    /** It was done, just now. */
    record Done(Edition edition) implements EditionOutcome {}

    /** It had been done before; nothing changed. */
    record Already(Edition edition) implements EditionOutcome {}

    /** The edition is in a state that does not allow it; nothing changed. */
    record WrongState(Edition edition) implements EditionOutcome {}

    /** There is no article to make an edition of; nothing changed. */
    record NothingToSend(Edition edition) implements EditionOutcome {}
}
