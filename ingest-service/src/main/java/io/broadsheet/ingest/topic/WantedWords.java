package io.broadsheet.ingest.topic;

import java.util.Set;

/** Some words, asked for every word of every article: most of those are told apart at a glance, by one bit of a hash. */
final class WantedWords {

    private static final int BITS = 1 << 12;

    private final Set<String> words;
    private final long[] mayBe = new long[BITS / Long.SIZE];

    WantedWords(Set<String> words) {
        this.words = words;
        for (String word : words) {
            mayBe[at(word)] |= 1L << word.hashCode();
        }
    }

    boolean has(String word) {
        return (mayBe[at(word)] & 1L << word.hashCode()) != 0 && words.contains(word);
    }

    private static int at(String word) {
        return (word.hashCode() & BITS - 1) / Long.SIZE;
    }
}
