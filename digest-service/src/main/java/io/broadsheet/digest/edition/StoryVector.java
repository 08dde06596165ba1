package io.broadsheet.digest.edition;

/** The weights of the terms that occur in an article; all others weigh nothing. Its length is 1, less for a short text. */
final class StoryVector {

    /** Numbers of terms, parallel to {@link #weights}. */
    final int[] terms;

    final float[] weights;

    StoryVector(int[] terms, float[] weights) {
        this.terms = terms;
        this.weights = weights;
    }
}
