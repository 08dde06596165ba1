package io.broadsheet.ingest.topic;

import java.util.ArrayList;
import java.util.List;

/**
 * What the query alone makes of an article. One score cannot say whether an article with little of a part is about
 * something else or just short, or whether others are named beside Meta or instead of it; examples tell what each of
 * the shares is worth.
 *
 * @param score 0 to 1
 * @param shares of the article, by prominence: what speaks of each part, what does so with nothing against it, what
 *     speaks of all parts at once, and what speaks against
 */
record ByQuery(double score, List<Double> shares) {

    /** Keeps scores of 0 and 1 from outweighing everything that the words say. */
    private static final double MARGIN = 0.05;
    /** Log-odds go from -3 to 3. */
    private static final double SHARES = 3;

    static ByQuery of(double score, List<Passage> passages, List<Coverage> parts, Coverage against) {
        int length = passages.size();
        double[] all = new double[length];
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            all[i] = parts.isEmpty() ? 0 : 1;
        }
        for (Coverage part : parts) {
            double[] said = new double[length];
            double[] undisputed = new double[length];
            for (int i = 0; i < length; i++) {
                said[i] = Math.min(1, part.strength(i));
                undisputed[i] = said[i] * (1 - Math.min(1, against.amount(i)));
                all[i] = Math.min(all[i], said[i]);
            }
            shares.add(share(passages, said));
            shares.add(share(passages, undisputed));
        }
        shares.add(share(passages, all));
        double[] opposed = new double[length];
        for (int i = 0; i < length; i++) {
            opposed[i] = Math.min(1, against.strength(i));
        }
        shares.add(share(passages, opposed));
        return new ByQuery(score, List.copyOf(shares));
    }

    private static double share(List<Passage> passages, double[] strengths) {
        double said = 0;
        double whole = 0;
        for (int i = 0; i < strengths.length; i++) {
            double prominence = passages.get(i).prominence();
            said += prominence * strengths[i];
            whole += prominence;
        }
        return said / whole;
    }

    /** What to learn from, the score's log-odds first. */
    double[] features() {
        double[] features = new double[1 + shares.size()];
        features[0] = Math.log((score + MARGIN) / (1 + MARGIN - score));
        for (int i = 0; i < shares.size(); i++) {
            features[1 + i] = SHARES * shares.get(i);
        }
        return features;
    }
}
