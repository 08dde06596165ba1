package io.broadsheet.digest.doctor;

import java.util.List;

/** What DNS said to a question. */
sealed interface Answer {

    /** Texts of TXT records, names of MX and PTR records, addresses; at least one. */
    record Found(List<String> values) implements Answer {}

    /** There is no such record. */
    record None() implements Answer {}

    /** DNS could not be asked, or is broken there. */
    record Unreachable(String reason) implements Answer {}

    /** What was found, nothing otherwise. */
    default List<String> all() {
        return this instanceof Found(List<String> values) ? values : List.of();
    }
}
