package io.broadsheet.digest.bounce;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what the server that refused said, in the prose of the mailer that tells us; its own words only blur that. */
final class Quotes {

    static final Pattern CODES = Pattern.compile(
            "(?<![\\w.#/=])[245]\\d\\d[ \\-]+(#?[245]\\.\\d{1,3}\\.\\d{1,3})?|#?\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final int BEFORE_CODE = 400;
    private static final int AFTER_CODE = 1500;
    /** As sendmail puts it below the address. */
    private static final Pattern REASON = Pattern.compile("\\(reason: ([^\\n]{1,1000})");
    /** What came in on the wire, and whether it answered who we are; 503 only says that the dialogue went on after a refusal. */
    private static final Pattern REPLY =
            Pattern.compile("(?im)(?:^[ \\t]*>>>[ \\t]*(mail from|ehlo|helo)[^\\n]{0,1000}\\n)?"
                    + "^[ \\t]*<<<[ \\t]*((?!503)[45]\\d\\d[^\\n]{0,1000})");

    private Quotes() {}

    /** Passages that may be the refusal, the surest first. */
    static Stream<String> in(String prose) {
        Optional<MatchResult> code = firstCode(prose);
        return Stream.of(
                        REASON.matcher(prose)
                                .results()
                                .map(reason -> reason.group(1))
                                .findFirst(),
                        replies(prose, '5'),
                        replies(prose, '4'),
                        code.map(found -> restOfParagraph(prose, found)),
                        code.map(found -> surroundings(prose, found)))
                .flatMap(Optional::stream);
    }

    private static Optional<String> replies(String prose, char severity) {
        String replies = REPLY.matcher(prose)
                .results()
                .filter(reply -> reply.group(2).charAt(0) == severity)
                .map(reply -> reply.group(2)
                        + (reply.group(1) == null
                                ? ""
                                : " (in reply to " + reply.group(1).toUpperCase(Locale.ROOT) + ")"))
                .collect(Collectors.joining("\n"));
        return replies.isEmpty() ? Optional.empty() : Optional.of(replies);
    }

    private static Optional<MatchResult> firstCode(String text) {
        Matcher codes = CODES.matcher(text);
        return codes.results().filter(code -> !code.group().startsWith("2")).findFirst();
    }

    /** From the line before, where mailers say which command was refused. */
    private static String restOfParagraph(String text, MatchResult code) {
        int line = text.lastIndexOf('\n', code.start());
        int before = Math.max(text.lastIndexOf('\n', line - 1), text.lastIndexOf("\n\n", code.start()));
        int end = text.indexOf("\n\n", code.start());
        return text.substring(
                Math.max(Math.max(before, code.start() - BEFORE_CODE), 0),
                Math.min(end < 0 ? text.length() : end, code.start() + AFTER_CODE));
    }

    /** The paragraph up to the code, and what follows. */
    private static String surroundings(String text, MatchResult code) {
        int paragraph = text.lastIndexOf("\n\n", code.start());
        int start = Math.max(Math.max(paragraph, code.start() - BEFORE_CODE), 0);
        return text.substring(start, Math.min(text.length(), code.start() + AFTER_CODE));
    }
}
