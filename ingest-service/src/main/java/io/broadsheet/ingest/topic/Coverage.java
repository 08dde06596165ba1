package io.broadsheet.ingest.topic;

import java.util.ArrayList;
import java.util.List;

/** How much of an article says any of some wordings. */
final class Coverage {

    private final double[] strengths;
    private final double[] amounts;
    private final List<Reading.Found> found = new ArrayList<>();

    private Coverage(int passages) {
        strengths = new double[passages];
        amounts = new double[passages];
    }

    static Coverage of(Reading reading, List<Wording> wordings) {
        return of(reading, wordings, new Taken(List.of()));
    }

    /** Leaves out what is only a piece of something else, as Meta is of "meta-analysis". */
    static Coverage of(Reading reading, List<Wording> wordings, Taken taken) {
        var coverage = new Coverage(reading.passages().size());
        for (Wording wording : wordings) {
            coverage.add(reading.find(wording), wording.weight(), taken);
        }
        return coverage;
    }

    private void add(List<Reading.Found> places, double weight, Taken taken) {
        int before = -1;
        for (Reading.Found place : places) {
            if (taken.contains(place)) {
                continue;
            }
            int passage = place.passage();
            strengths[passage] = Math.max(strengths[passage], weight);
            amounts[passage] += passage == before ? 0 : weight;
            before = passage;
            found.add(place);
        }
    }

    /** The weight of the heaviest wording in the passage, 0 where there is none and outside the article. */
    double strength(int passage) {
        return passage < 0 || passage >= strengths.length ? 0 : strengths[passage];
    }

    /** The weights of all the wordings in the passage together. */
    double amount(int passage) {
        return amounts[passage];
    }

    /** The places, in the order of the wordings. */
    List<Reading.Found> found() {
        return found;
    }

    boolean isNothing() {
        return found.isEmpty();
    }
}
