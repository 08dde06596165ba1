package io.broadsheet.digest.edition;

/**
 * An inverted index in two arrays: by term, which articles have it and with what weight. Two articles share few of all
 * terms, so going by term is much less work than comparing every pair; 5,000 articles take millions of entries.
 */
final class StoryIndex {

    /** The entries of term t are those from {@code starts[t]} to before {@code ends[t]}. */
    private final int[] starts;

    private final int[] ends;
    private final int[] articles;
    private final float[] weights;
    private int size;

    /**
     * An empty index.
     *
     * @param occurrences in how many articles each term occurs
     */
    StoryIndex(int[] occurrences) {
        starts = new int[occurrences.length];
        int next = 0;
        for (int term = 0; term < occurrences.length; term++) {
            starts[term] = next;
            next += occurrences[term];
        }
        ends = starts.clone();
        articles = new int[next];
        weights = new float[next];
    }

    /** The cosines of an article and each that was added before it, in their order; then adds it. */
    float[] cosinesAndAdd(StoryVector vector) {
        float[] cosines = new float[size];
        for (int i = 0; i < vector.terms.length; i++) {
            int term = vector.terms[i];
            float weight = vector.weights[i];
            for (int entry = starts[term]; entry < ends[term]; entry++) {
                cosines[articles[entry]] += weight * weights[entry];
            }
            articles[ends[term]] = size;
            weights[ends[term]++] = weight;
        }
        size++;
        return cosines;
    }
}
