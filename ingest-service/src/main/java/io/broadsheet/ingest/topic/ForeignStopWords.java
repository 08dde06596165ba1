package io.broadsheet.ingest.topic;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;

/**
 * Articles, pronouns and the like of other languages than the examples are mostly in. Too few examples have them for
 * being seen as what they are, so that "de" and "la" would speak for whatever the few Spanish examples were labelled.
 */
final class ForeignStopWords {

    private static final Set<String> STEMS = WordPlaces.of(Stream.of(
                            GermanAnalyzer.getDefaultStopSet(),
                            SpanishAnalyzer.getDefaultStopSet(),
                            FrenchAnalyzer.getDefaultStopSet())
                    .flatMap(Collection::stream)
                    .map(word -> String.valueOf((char[]) word))
                    .collect(Collectors.joining(" ")))
            .counts()
            .keySet();

    private ForeignStopWords() {}

    static boolean have(String stem) {
        return STEMS.contains(stem);
    }
}
