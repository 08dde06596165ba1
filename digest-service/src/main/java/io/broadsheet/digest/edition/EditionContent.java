package io.broadsheet.digest.edition;

import io.broadsheet.digest.newsletter.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an edition says, the same for every reader: the model of its mail and of its web page, and what the preview shows.
 *
 * @param title of the newsletter
 * @param period what it is named after
 * @param issue its number, from 1
 * @param intro what an operator wrote to stand at its head; empty: the usual words
 * @param leftOut what was in its window and is not in it, with the reason
 */
public record EditionContent(
        String title, Period period, int issue, String intro, List<Section> sections, List<LeftOut> leftOut) {

    private static final int WORDS_PER_MINUTE = 220;

    /** Takes what was kept before there were introductions. */
    public EditionContent {
        intro = Objects.requireNonNullElse(intro, "");
    }

    /**
     * Stories under one heading.
     *
     * @param layout {@link #BRIEF} for stories in few lines; absent for all others
     */
    public record Section(String title, @Nullable String layout, List<Story> stories) {

        static final String BRIEF = "brief";
    }

    /**
     * One thing that happened: the report to read, and who else reported it.
     *
     * @param why it is in the edition and where it is; absent in editions that were composed before that was kept
     */
    public record Story(
            Item lead, List<Item> also, @Nullable Why why) {

        /** Who else reported it, each source once, in the order of their first reports. */
        public List<Coverage> coverage() {
            Map<String, List<Item>> bySource = new LinkedHashMap<>();
            also.forEach(item -> bySource.computeIfAbsent(item.source(), _ -> new ArrayList<>())
                    .add(item));
            return bySource.entrySet().stream()
                    .map(entry -> new Coverage(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /** The further reports of one source about a story, at least one. */
    public record Coverage(String source, List<Item> items) {}

    /**
     * What speaks for a story, for the operator to see; everything is 0 to 1 unless it says otherwise.
     *
     * @param score {@code weight * (0.55 relevance + 0.3 coverage + 0.15 freshness)}
     * @param relevance of its most relevant report
     * @param coverage 1 for six reports and more
     * @param freshness 1 for a report at the cut-off
     * @param weight of its lead's source, 0.1 to 10
     * @param likeness of its reports to each other; 0 where there is one
     * @param threshold how alike they had to be
     * @param lead why this report leads
     * @param place why it stands in its section
     */
    public record Why(
            double score,
            double relevance,
            double coverage,
            double freshness,
            double weight,
            double likeness,
            double threshold,
            String lead,
            String place) {

        Why ledBecause(String reason) {
            return new Why(score, relevance, coverage, freshness, weight, likeness, threshold, reason, place);
        }

        Why placedBecause(String reason) {
            return new Why(score, relevance, coverage, freshness, weight, likeness, threshold, lead, reason);
        }
    }

    /** An article that is not in the edition. */
    public record LeftOut(Item article, String reason) {}

    /**
     * An article, as an edition shows it.
     *
     * @param url absent for articles that live nowhere on the web
     * @param source who published it
     * @param day of publication in the newsletter's zone
     * @param minutes reading time of the article, at least 1
     * @param excerpt whole sentences, may be empty
     * @param image its picture, where the newsletter shows them and it is safe
     * @param score relevance, 0 to 1
     * @param why terms that made it relevant
     */
    public record Item(
            String id,
            String title,
            @Nullable String url,
            String source,
            @Nullable String author,
            LocalDate day,
            int minutes,
            String excerpt,
            @Nullable String image,
            double score,
            String why) {}

    /** All stories, in order. */
    public List<Story> stories() {
        return sections.stream().flatMap(section -> section.stories().stream()).toList();
    }

    /** How many different sources it draws on. */
    public long sources() {
        return stories().stream()
                .flatMap(story -> Stream.concat(Stream.of(story.lead()), story.also().stream()))
                .map(Item::source)
                .distinct()
                .count();
    }

    /** How long it takes to read the edition itself, at least 1. */
    public int minutes() {
        long words = stories().stream()
                        .map(Story::lead)
                        .mapToLong(item -> words(item.title()) + words(item.excerpt()))
                        .sum()
                + words(intro);
        return (int) Math.max(1, Math.round((double) words / WORDS_PER_MINUTE));
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }
}
