package io.broadsheet.ingest.topic;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Places whose words are spoken for, so that a piece of one counts for nothing else. */
final class Taken {

    /** By start: the furthest end of all that start there or before. */
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    Taken(List<Reading.Found> places) {
        int furthest = -1;
        for (Reading.Found place : places.stream()
                .sorted(Comparator.comparingInt(Reading.Found::start))
                .toList()) {
            furthest = Math.max(furthest, place.end());
            ends.put(place.start(), furthest);
        }
    }

    /** Whether the place lies within one of them. */
    boolean contains(Reading.Found place) {
        var before = ends.floorEntry(place.start());
        return before != null && before.getValue() >= place.end();
    }
}
