package io.broadsheet.ingest.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says in words what gave a score: what was found where, in the article's own spelling, how many of the article's
 * passages have a word of each part, what speaks against it, and the score beside the one that was asked for.
 */
final class Explanation {

    private static final List<String> ORDER = List.of(Reading.TITLE, Reading.SUMMARY, Reading.BODY);
    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 60;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Reading reading;
    private final Topic topic;

    Explanation(Reading reading, Topic topic) {
        this.reading = reading;
        this.topic = topic;
    }

    String of(double score, List<Coverage> parts, Coverage against) {
        List<String> says = byQuery(parts, against);
        says.add(outcome(score));
        return String.join("; ", says);
    }

    String of(double score, List<Coverage> parts, Coverage against, double byQuery, Classifier.Opinion opinion) {
        List<String> says = byQuery(parts, against);
        says.add(String.format(Locale.ROOT, "the query alone %.2f", byQuery));
        says.add(words("like the examples", opinion.like(MOST_WORDS)));
        says.add(words("unlike them", opinion.unlike(MOST_WORDS)));
        says.add(outcome(score));
        return says.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private String words(String label, List<String> stems) {
        return stems.isEmpty()
                ? ""
                : stems.stream()
                        .map(stem -> "*" + reading.written(stem) + "*")
                        .collect(Collectors.joining(", ", label + ": ", ""));
    }

    private List<String> byQuery(List<Coverage> parts, Coverage against) {
        List<Reading.Found> found =
                parts.stream().flatMap(part -> part.found().stream()).toList();
        List<String> says = byField(found);
        says.add(shares(parts));
        if (!against.isNothing()) {
            says.add("against it: " + list(against.found()));
        }
        return says;
    }

    String ofExclusion(Coverage excluding) {
        return "ruled out by %s; %s".formatted(String.join("; ", byField(excluding.found())), outcome(0));
    }

    /** Of an article that says nothing that the query looks for. */
    static String ofSilence(TopicQuery query, double threshold) {
        return query.parts().stream().map(Explanation::nothingLike).collect(Collectors.joining(", ")) + "; "
                + outcome(0, threshold);
    }

    private String outcome(double score) {
        return outcome(score, topic.threshold());
    }

    private static String outcome(double score, double threshold) {
        return String.format(Locale.ROOT, "score %.2f, threshold %.2f", score, threshold);
    }

    private static String nothingLike(List<Wording> part) {
        return "nothing like " + part.getFirst().written();
    }

    private String shares(List<Coverage> parts) {
        List<String> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Wording> part = topic.query().parts().get(i);
            shares.add(
                    parts.get(i).isNothing()
                            ? nothingLike(part)
                            : share(part.getFirst().written(), parts.get(i)));
        }
        return String.join(", ", shares);
    }

    private String share(String first, Coverage part) {
        long with = part.found().stream().map(Reading.Found::passage).distinct().count();
        return first + " or the like in " + with + " of " + reading.passages().size() + " passages";
    }

    private List<String> byField(List<Reading.Found> found) {
        List<String> fields = new ArrayList<>();
        for (String field : ORDER) {
            Predicate<Reading.Found> isHere =
                    place -> reading.passages().get(place.passage()).field().equals(field);
            List<Reading.Found> here = found.stream().filter(isHere).toList();
            if (!here.isEmpty()) {
                fields.add(field + ": " + list(here));
            }
        }
        return fields;
    }

    private static String list(List<Reading.Found> found) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Reading.Found place : found) {
            if (words.size() > MOST_WORDS) {
                break;
            }
            String line = BLANKS.matcher(place.words()).replaceAll(" ");
            String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
            words.putIfAbsent(shown.toLowerCase(Locale.ROOT), "*" + shown + "*");
        }
        String first = words.values().stream().limit(MOST_WORDS).collect(Collectors.joining(", "));
        return words.size() > MOST_WORDS ? first + ", …" : first;
    }
}
