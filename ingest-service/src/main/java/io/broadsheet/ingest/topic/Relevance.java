package io.broadsheet.ingest.topic;

import java.util.List;

/**
 * The score of an article for a query, 0 to 1.
 *
 * <p>The passages that have a word of a part add up their prominence to the part's evidence e, and the part scores
 * {@code e / (e + K)}: one mention far down gives 0.4, title and opening sentence 0.8. Long articles need more of it. The
 * harmonic mean of the parts, which is close to the weakest, is what the article has to do with all of them; of that
 * counts the share {@code e / (e + against)}. A passage that has both sorts of words counts half on either side:
 * "Microsoft, Google and Meta" says little about Meta, and "Meta leaves Google behind" little about Google.
 */
final class Relevance {

    private static final double K = 1.5;
    /** Prominence of a short article in all: title, summary, two opening sentences, seven more. */
    private static final double USUAL_LENGTH = 15;

    private static final double SHARE_OF_LENGTH = 0.5;
    private static final double IN_DOUBT = 0.5;

    private final List<Passage> passages;

    Relevance(List<Passage> passages) {
        this.passages = passages;
    }

    double score(List<Coverage> parts, Coverage against) {
        double inverse = 0;
        double inFavour = 0;
        for (Coverage part : parts) {
            double evidence = evidence(part, List.of(against));
            if (evidence == 0) {
                return 0;
            }
            inverse += (evidence + enough()) / evidence;
            inFavour += evidence;
        }
        double mean = parts.size() / inverse;
        // as much as two parts would have, however many there are
        double balanced = 2 * inFavour / parts.size();
        return mean * balanced / (balanced + evidence(against, parts));
    }

    private double enough() {
        double length = passages.stream().mapToDouble(Passage::prominence).sum() / USUAL_LENGTH;
        return K * (1 + SHARE_OF_LENGTH * Math.max(0, length - 1));
    }

    private double evidence(Coverage coverage, List<Coverage> opposite) {
        double sum = 0;
        for (int i = 0; i < passages.size(); i++) {
            double doubt = 0;
            for (Coverage other : opposite) {
                doubt = Math.max(doubt, Math.min(1, other.strength(i)));
            }
            sum += passages.get(i).prominence() * coverage.strength(i) * (1 - IN_DOUBT * doubt);
        }
        return sum;
    }
}
