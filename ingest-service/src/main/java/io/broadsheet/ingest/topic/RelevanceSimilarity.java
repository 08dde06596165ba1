package io.broadsheet.ingest.topic;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Scores one article by itself: there is no collection, so rarity means nothing, and what counts is how dense a word is
 * in its field. A word's share is {@code boost × f / (f + k)}, with k growing with the field's length.
 */
final class RelevanceSimilarity extends Similarity {

    private static final float K = 1.5f;
    /** Words at which a field has the plain k; a much longer text needs more mentions for the same share. */
    private static final float USUAL_LENGTH = 150f;

    @Override
    public long computeNorm(FieldInvertState state) {
        return Math.max(1, state.getLength());
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new SimScorer() {
            @Override
            public float score(float frequency, long length) {
                return boost * frequency / (frequency + K * (1 + length / USUAL_LENGTH));
            }
        };
    }
}
