package io.broadsheet.ingest.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says in words what gave a score: what was found where, in the article's own spelling, how many of the article's
 * passages have a word of each part, and what speaks against it.
 */
final class Explanation {

    private static final List<String> ORDER = List.of(Reading.TITLE, Reading.SUMMARY, Reading.BODY);
    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 60;
    private static final Pattern ACRONYM = Pattern.compile("==(\\w+)");
    private static final Pattern NAME = Pattern.compile("=(\\w)");

    private final Reading reading;

    Explanation(Reading reading) {
        this.reading = reading;
    }

    String of(TopicQuery query, List<Coverage> parts, Coverage against) {
        List<String> says = new ArrayList<>();
        List<Reading.Found> found =
                parts.stream().flatMap(part -> part.found().stream()).toList();
        if (!found.isEmpty()) {
            says.add(byField(found));
        }
        for (int i = 0; i < parts.size(); i++) {
            says.add(part(query.parts().get(i).getFirst(), parts.get(i)));
        }
        if (!against.isNothing()) {
            says.add("against it: %s (%s)".formatted(list(against.found()), against.share()));
        }
        return String.join("; ", says);
    }

    String ofExclusion(Coverage excluding) {
        return "ruled out by " + byField(excluding.found());
    }

    private static String part(Wording first, Coverage part) {
        return part.isNothing()
                ? "nothing like " + asWritten(first)
                : "%s or the like in %s".formatted(asWritten(first), part.share());
    }

    private static String asWritten(Wording wording) {
        String query = wording.query().toString(Reading.TEXT);
        String acronyms = ACRONYM.matcher(query).replaceAll(it -> it.group(1).toUpperCase(Locale.ROOT));
        return NAME.matcher(acronyms).replaceAll(it -> it.group(1).toUpperCase(Locale.ROOT));
    }

    private String byField(List<Reading.Found> found) {
        Map<String, List<Reading.Found>> byField = found.stream()
                .collect(Collectors.groupingBy(
                        place -> reading.passages().get(place.passage()).field()));
        return ORDER.stream()
                .filter(byField::containsKey)
                .map(field -> field + ": " + list(byField.getOrDefault(field, List.of())))
                .collect(Collectors.joining("; "));
    }

    private static String list(List<Reading.Found> found) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Reading.Found place : found) {
            String line = place.words().replaceAll("\\s+", " ");
            String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
            words.putIfAbsent(shown.toLowerCase(Locale.ROOT), shown);
        }
        String first = words.values().stream().limit(MOST_WORDS).collect(Collectors.joining(", "));
        return words.size() > MOST_WORDS ? first + ", …" : first;
    }
}
