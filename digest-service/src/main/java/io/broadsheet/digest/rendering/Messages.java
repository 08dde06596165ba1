package io.broadsheet.digest.rendering;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words of pages and mails in each language; an operator's own words come first, one by one. */
public final class Messages {

    private final MessageSource source;

    Messages(MessageSource source) {
        this.source = source;
    }

    /** A month (2026-11) or a day (2026-11-27), as people write it. */
    public String period(Locale language, String name) {
        return name.length() == "2026-11".length()
                ? format(language, "pattern.month", YearMonth.parse(name))
                : format(language, "pattern.date", LocalDate.parse(name));
    }

    String format(Locale language, String pattern, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(say(language, Sentence.of(pattern)), language)
                .format(time);
    }

    /**
     * Says a sentence.
     *
     * @throws org.springframework.context.NoSuchMessageException when neither the language nor English has its key
     */
    public String say(Locale language, Sentence sentence) {
        Object[] arguments = sentence.arguments().stream()
                .map(argument -> argument instanceof Sentence inner ? say(language, inner) : argument)
                .toArray();
        return source.getMessage(sentence.key(), arguments, language);
    }
}
