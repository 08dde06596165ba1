package io.broadsheet.digest.bounce;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out why a server refused a mail: by its words first, then its enhanced status code (RFC 3463), then its reply code. */
final class Diagnosis {

    private static final int LONGEST = 4000;
    private static final int LONGEST_PROSE = 8000;
    private static final Pattern ENHANCED =
            Pattern.compile("(?<![\\d.])#?([245])\\.(\\d{1,3}\\.\\d{1,3})(?![\\d.]\\d)");
    private static final Pattern REPLY = Pattern.compile("(?<![\\w.#/=])([245]\\d\\d)(?=[ \\-:#,;)<]|$)");
    /** Words of gateways around the reply of another server, whatever that said. */
    private static final Pattern WRAPPING = Pattern.compile("unknown address error|other undefined status|"
            + "undefined (status|error)|delivery temporarily suspended:|dsn_?diagnostic");

    private final RuleFile rules = RuleFile.read("causes.txt");
    private final Map<String, Cause> statuses = RuleFile.text("statuses.txt")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toUnmodifiableMap(each -> each[0], each -> Cause.of(each[1])));

    /**
     * The cause; empty when nothing says anything.
     *
     * @param reported status code that the report gives beside the words
     * @param words what the server said, or what stands in the report
     */
    Optional<Cause> of(@Nullable String reported, String words) {
        String text = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
        Optional<String> status = status(reported, text);
        Optional<String> reply = first(REPLY, text, 1);
        boolean temporary = first(ENHANCED, text, 1)
                .or(() -> reply)
                .or(() -> status)
                .filter(code -> code.startsWith("4"))
                .isPresent();
        return byWords(text, section -> !section.endsWith(" weak"))
                .or(() -> status.map(code -> statuses.get(code.substring(2))))
                .or(() -> byWords(text, section -> section.endsWith(" weak")))
                .or(() -> status.filter(code -> code.substring(2).startsWith("7."))
                        .map(code -> Cause.POLICY))
                .or(() -> reply.map(Diagnosis::byReply))
                .or(() -> status.map(code -> code.startsWith("4") ? Cause.UNKNOWN : Cause.REFUSED))
                .map(cause -> temporary && cause.kind() == Kind.HARD ? unlessFinal(cause, reported) : cause);
    }

    /** The enhanced status code that says most: one among the words was given by who refused. */
    Optional<String> status(@Nullable String reported, String words) {
        Optional<String> said = enhanced(words).filter(code -> !code.endsWith(".0.0"));
        return said.or(() -> enhanced(reported == null ? "" : reported)).or(() -> enhanced(words));
    }

    private static Optional<String> enhanced(String text) {
        Matcher matcher = ENHANCED.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1) + "." + matcher.group(2)) : Optional.empty();
    }

    /** Whether the words contain a code, so that they surely are a server's. */
    static boolean hasCode(String text) {
        return first(REPLY, text, 1)
                .or(() -> first(ENHANCED, text, 1))
                .filter(code -> !code.startsWith("2"))
                .isPresent();
    }

    /** Whether they contain one that says that it is for good. */
    static boolean hasPermanentCode(String text) {
        return Stream.of(first(REPLY, text, 1), first(ENHANCED, text, 1))
                .flatMap(Optional::stream)
                .anyMatch(code -> code.startsWith("5"));
    }

    /**
     * Of what a server said and the prose around it, the words that tell most: gateways often put what matters into the
     * prose only.
     */
    String mostTelling(String reported, String said, String prose) {
        List<String> quotes = Quotes.in(prose).toList();
        boolean coded = status(reported, said)
                .filter(code -> statuses.containsKey(code.substring(2)))
                .isPresent();
        return Stream.of(Stream.of(said), quotes.stream(), coded ? Stream.<String>empty() : Stream.of(prose))
                .flatMap(each -> each)
                .filter(words -> byStrongWords(words).isPresent())
                .findFirst()
                .orElseGet(() -> said.isBlank() ? quotes.stream().findFirst().orElse(prose) : said);
    }

    /** By words that leave no doubt. */
    Optional<Cause> byStrongWords(String words) {
        return byWords(words, section -> !section.endsWith(" weak"));
    }

    private Optional<Cause> byWords(String words, Predicate<String> sections) {
        String text = normalized(words);
        return rules.lines().stream()
                .filter(line -> sections.test(line.section())
                        && line.pattern().matcher(text).find())
                .findFirst()
                .map(line -> Cause.of(line.section().replace(" weak", "")));
    }

    private static String normalized(String words) {
        String line = Texts.normalized(words.length() <= LONGEST_PROSE ? words : words.substring(0, LONGEST_PROSE));
        return WRAPPING.matcher(Quotes.CODES.matcher(line).replaceAll(" "))
                .replaceAll(" ")
                .replaceAll(" +", " ")
                .strip();
    }

    private static Cause byReply(String reply) {
        return switch (reply) {
            case "550", "551", "553" -> Cause.REFUSED;
            case "552" -> Cause.MAILBOX_FULL;
            default -> reply.startsWith("4") ? Cause.UNKNOWN : Cause.POLICY;
        };
    }

    /** What was answered "not now" until time was up need not be so for good; a name that is not in the DNS is. */
    private static Cause unlessFinal(Cause cause, @Nullable String reported) {
        boolean permanent = reported != null && reported.startsWith("5");
        return cause == Cause.NO_SUCH_DOMAIN && permanent ? cause : Cause.UNKNOWN;
    }

    private static Optional<String> first(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(group)) : Optional.empty();
    }
}
