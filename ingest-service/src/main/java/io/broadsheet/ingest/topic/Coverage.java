package io.broadsheet.ingest.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How much of an article says any of some wordings. */
final class Coverage {

    private final double[] strengths;
    private final List<Reading.Found> found = new ArrayList<>();

    private Coverage(int passages) {
        strengths = new double[passages];
    }

    static Coverage of(Reading reading, List<Wording> wordings) {
        return of(reading, wordings, List.of());
    }

    /** Leaves out what is only a piece of something else, as Meta is of "meta-analysis". */
    static Coverage of(Reading reading, List<Wording> wordings, List<Reading.Found> taken) {
        var coverage = new Coverage(reading.passages().size());
        for (Wording wording : wordings) {
            for (Reading.Found place : reading.find(wording)) {
                if (taken.stream().noneMatch(place::isWithin)) {
                    coverage.add(place, wording.weight());
                }
            }
        }
        return coverage;
    }

    private void add(Reading.Found place, double weight) {
        strengths[place.passage()] = Math.max(strengths[place.passage()], weight);
        found.add(place);
    }

    /** The weight of the heaviest wording in the passage, 0 where there is none. */
    double strength(int passage) {
        return strengths[passage];
    }

    /** The places, in the order of the wordings. */
    List<Reading.Found> found() {
        return List.copyOf(found);
    }

    boolean isNothing() {
        return found.isEmpty();
    }

    /** In words: how many of the article's passages say any of it. */
    String share() {
        long with = Arrays.stream(strengths).filter(strength -> strength > 0).count();
        return "%d of %d passages".formatted(with, strengths.length);
    }
}
