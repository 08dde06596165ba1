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

    /** Adds the next article. */
    void add(StoryVector vector) {
        for (int i = 0; i < vector.terms.length; i++) {
            int entry = ends[vector.terms[i]]++;
            articles[entry] = size;
            weights[entry] = vector.weights[i];
        }
        size++;
    }

    /** The cosines of an article and each of the first {@code before} that were added, in their order. */
    float[] cosines(StoryVector vector, int before) {
        float[] cosines = new float[before];
        for (int i = 0; i < vector.terms.length; i++) {
            int term = vector.terms[i];
            float weight = vector.weights[i];
            for (int entry = starts[term]; entry < ends[term] && articles[entry] < before; entry++) {
                cosines[articles[entry]] += weight * weights[entry];
            }
        }
        return cosines;
    }
}
