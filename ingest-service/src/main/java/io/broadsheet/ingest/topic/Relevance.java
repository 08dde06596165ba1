package io.broadsheet.ingest.topic;

import java.util.Arrays;
import java.util.List;

/**
 * The score of an article for a query, 0 to 1.
 *
 * <p>The passages that have a word of a part add up their prominence to the part's evidence e, and the part scores
 * {@code e / (e + K)}; long articles need more of it. A passage counts in full only if it has words of the other parts
 * as well: "Meta trains a model" says more than Meta here and a model there. The weakest part is what the article has to
 * do with all of them, and of that counts the share {@code e / (e + against)}. A passage that has words against it counts
 * less on either side: "Microsoft, Google and Meta" says little about Meta, and "Meta leaves Google behind" little about
 * Google.
 */
final class Relevance {

    private static final double K = 0.75;
    /** Prominence of a short article in all: title, summary, two opening sentences, seven more. */
    private static final double USUAL_LENGTH = 15;

    private static final double SHARE_OF_LENGTH = 0.5;
    /** What a passage that speaks of one part counts when the passages around it speak of the other ones, … */
    private static final double NEAR = 0.75;
    /** … and when they do not. */
    private static final double APART = 0.5;
    /** What a passage loses that is full of words against. */
    private static final double IN_DOUBT = 0.7;

    private final List<Passage> passages;
    private final List<Coverage> parts;
    private final Coverage against;

    Relevance(List<Passage> passages, List<Coverage> parts, Coverage against) {
        this.passages = passages;
        this.parts = parts;
        this.against = against;
    }

    double score() {
        double[] evidence = parts.stream().mapToDouble(this::inFavour).toArray();
        double weakest = Arrays.stream(evidence).min().orElse(0);
        // as much as two parts would have, however many there are
        double all = 2 * Arrays.stream(evidence).average().orElse(0);
        return weakest == 0 ? 0 : weakest / (weakest + enough()) * all / (all + opposed());
    }

    private double enough() {
        double length = passages.stream().mapToDouble(Passage::prominence).sum() / USUAL_LENGTH;
        return K * (1 + SHARE_OF_LENGTH * Math.max(0, length - 1));
    }

    private double inFavour(Coverage part) {
        double sum = 0;
        for (int i = 0; i < passages.size(); i++) {
            if (part.strength(i) > 0) {
                sum += passages.get(i).prominence()
                        * part.strength(i)
                        * certainty(against.amount(i))
                        * company(part, i);
            }
        }
        return sum;
    }

    private double opposed() {
        double sum = 0;
        for (int i = 0; i < passages.size(); i++) {
            double doubt = 0;
            for (Coverage part : parts) {
                doubt = Math.max(doubt, part.amount(i));
            }
            sum += passages.get(i).prominence() * against.strength(i) * certainty(doubt);
        }
        return sum;
    }

    private static double certainty(double doubt) {
        return 1 - IN_DOUBT * Math.min(1, doubt);
    }

    private double company(Coverage part, int passage) {
        double least = parts.size() == 1 ? APART : 1;
        for (Coverage other : parts) {
            if (other != part) {
                double near = (NEAR - APART) * Math.max(strength(other, passage - 1), strength(other, passage + 1));
                double here = (1 - APART) * strength(other, passage);
                least = Math.min(least, APART + Math.max(here, near));
            }
        }
        return least;
    }

    private static double strength(Coverage part, int passage) {
        return Math.min(1, part.strength(passage));
    }
}
