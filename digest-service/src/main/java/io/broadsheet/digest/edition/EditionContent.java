package io.broadsheet.digest.edition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an edition says, the same for every reader: the model of its mail and of its web page, and what the preview shows.
 *
 * @param title of the newsletter
 * @param period the month it covers
 * @param issue its number, from 1
 * @param leftOut what was in its window and is not in it, with the reason
 */
public record EditionContent(String title, YearMonth period, int issue, List<Section> sections, List<LeftOut> leftOut) {

    private static final int WORDS_PER_MINUTE = 220;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    /** Stories under one heading. */
    public record Section(String title, List<Story> stories) {}

    /** One thing that happened: the report to read, and who else reported it. */
    public record Story(Item lead, List<Item> also) {}

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
            double score,
            String why) {

        /** The day as people write it: 3 November. */
        public String date() {
            return DAY.format(day);
        }
    }

    /** The month as people write it: November 2026. */
    public String month() {
        return period.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + period.getYear();
    }

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
                .sum();
        return (int) Math.max(1, Math.round((double) words / WORDS_PER_MINUTE));
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
    }
}
