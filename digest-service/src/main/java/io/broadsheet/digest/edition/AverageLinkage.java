package io.broadsheet.digest.edition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Agglomerative clustering by the average likeness of two groups' members (UPGMA), along nearest-neighbour chains: merging
 * never makes two groups more alike, so whoever are each other's nearest may merge at once, and n items take n² steps.
 */
final class AverageLinkage {

    private final float[][] likeness;
    private final List<List<Integer>> groups = new ArrayList<>();
    /** First members of the groups that may still be joined, ascending; the first {@link #left} of them. */
    private final int[] active;

    private int left;
    /** By first member, how alike the two parts of a group were that were joined last. */
    private final float[] joinedAt;

    /**
     * Takes over the given matrix.
     *
     * @param likeness row i has i entries, the likeness of item i to items 0 to i-1
     */
    AverageLinkage(float[][] likeness) {
        this.likeness = likeness;
        this.joinedAt = new float[likeness.length];
        this.active = IntStream.range(0, likeness.length).toArray();
        this.left = likeness.length;
        for (int i = 0; i < likeness.length; i++) {
            groups.add(new ArrayList<>(List.of(i)));
        }
    }

    /** Merges what is at least so alike; members ascend, and so do the groups' first members. */
    List<List<Integer>> groups(float atLeast) {
        List<Integer> chain = new ArrayList<>();
        while (left > 0) {
            if (chain.isEmpty()) {
                chain.add(active[0]);
            }
            int last = chain.getLast();
            int previous = chain.size() > 1 ? chain.get(chain.size() - 2) : -1;
            int nearest = nearest(last, previous);
            if (nearest < 0 || like(last, nearest) < atLeast) {
                remove(last); // nobody will ever be nearer
                chain.removeLast();
            } else if (nearest == previous) {
                merge(Math.min(last, previous), Math.max(last, previous));
                chain.removeLast();
                chain.removeLast();
            } else {
                chain.add(nearest);
            }
        }
        return groups.stream()
                .filter(group -> !group.isEmpty())
                .map(group -> group.stream().sorted().toList())
                .sorted(Comparator.comparing(List::getFirst))
                .toList();
    }

    /** How alike the two parts of the group are, on average, that were joined last; 0 for a group of one. */
    float joinedAt(List<Integer> group) {
        return joinedAt[group.getFirst()];
    }

    private float like(int i, int j) {
        return i > j ? likeness[i][j] : likeness[j][i];
    }

    /** The nearest other group, the preferred one among equals, or -1 when there is none. */
    private int nearest(int of, int preferred) {
        int best = preferred;
        float likest = preferred < 0 ? Float.NEGATIVE_INFINITY : like(of, preferred);
        float[] row = likeness[of];
        int i = 0;
        for (; active[i] < of; i++) {
            if (row[active[i]] > likest) {
                best = active[i];
                likest = row[best];
            }
        }
        for (i++; i < left; i++) { // after itself
            if (likeness[active[i]][of] > likest) {
                best = active[i];
                likest = likeness[best][of];
            }
        }
        return best;
    }

    private void remove(int group) {
        int place = Arrays.binarySearch(active, 0, left, group);
        System.arraycopy(active, place + 1, active, place, left - place - 1);
        left--;
    }

    private void merge(int into, int from) {
        int here = groups.get(into).size();
        int there = groups.get(from).size();
        joinedAt[into] = like(into, from);
        remove(from);
        groups.get(into).addAll(groups.get(from));
        groups.get(from).clear();
        for (int i = 0; i < left; i++) {
            int other = active[i];
            if (other != into) {
                float average = (like(other, into) * here + like(other, from) * there) / (here + there);
                likeness[Math.max(other, into)][Math.min(other, into)] = average;
            }
        }
    }
}
