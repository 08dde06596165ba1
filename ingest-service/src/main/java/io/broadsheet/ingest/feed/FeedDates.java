package io.broadsheet.ingest.feed;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that feeds really have. Which ones, and what is made of the zones' names, is what Python's feedparser
 * does; UTC without a zone.
 */
final class FeedDates {

    private static final List<Function<String, @Nullable Instant>> FORMATS = List.of(
            W3cDates::parse,
            Rfc822Dates::parse,
            IsoDates::parse,
            Rfc822Dates::parseAsctime,
            LocalDates::perforce,
            LocalDates::hungarian,
            LocalDates::greek,
            LocalDates::koreanNate,
            LocalDates::koreanOnblog);
    private static final int LONGEST = 100;

    private FeedDates() {}

    static @Nullable Instant parse(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return null;
        }
        Instant usual = UsualDates.parse(text);
        return usual != null ? usual : parseAny(text);
    }

    /** The same, however the date is written. */
    static @Nullable Instant parseAny(String text) {
        for (var format : FORMATS) {
            Instant instant = format.apply(text);
            if (instant != null) {
                return instant;
            }
        }
        return null;
    }
}
