package io.broadsheet.digest.subscription;

import io.broadsheet.digest.rendering.Sentence;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants to be called. It appears in mails, so nobody may say anything else with it.
 *
 * @param value the name, unless none was given
 * @param wrong what keeps it from being used
 */
record ReaderName(@Nullable String value, @Nullable Sentence wrong) {

    private static final int MOST_CHARACTERS = 80;
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\u200c\u200d]]");
    private static final Pattern LINK = Pattern.compile("(?i)://|www\\.|[<>]");

    static ReaderName parse(@Nullable String typed) {
        String name = typed == null ? "" : typed.strip();
        if (name.isEmpty()) {
            return new ReaderName(null, null);
        }
        if (name.codePointCount(0, name.length()) > MOST_CHARACTERS) {
            return new ReaderName(null, Sentence.of("signup.name.long", MOST_CHARACTERS));
        }
        if (CONTROL.matcher(name).find() || LINK.matcher(name).find()) {
            return new ReaderName(null, Sentence.of("signup.name.link"));
        }
        return new ReaderName(name, null);
    }

    Optional<Sentence> problem() {
        return Optional.ofNullable(wrong);
    }
}
