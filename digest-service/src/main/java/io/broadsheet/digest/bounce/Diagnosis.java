package io.broadsheet.digest.bounce;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /** Where servers put it: a number in a sentence is none. */
    private static final Pattern REPLY = Pattern.compile(
            "(?im)(?<=^[ \\t>*|]{0,8}|[:;(\\[\"'<>][ \\t]{0,3}|\\.[ \\t]{1,2}|\\b(?:said|says|error|code|reply|replied|response|responded|"
                    + "status|smtp|with|answered|returned|reason|because|refused|was)[ \\t]{1,2})"
                    + "([245][0-5]\\d)(?=[ \\-:#,;)<\\]]|$)"
                    + "(?![ \\t-]{0,2}(?:bytes|octets|[km]i?b|messages|mails|recipients|users|times|seconds|minutes|hours|days)\\b)");
    /** Replies that want a name and a password (RFC 4954). */
    private static final Set<String> AUTHENTICATION = Set.of("530", "534", "535", "538");

    private static final Pattern RECIPIENT = Pattern.compile(
            "\\b(recipients?|users?|mail ?box(es)?|addressee|rcpt)\\b|recipientnotfound|empf(ä|ae)nger|benutzer|postfach"
                    + "|destinat|utilisateur|bo[iî]te|usuario|buz[oó]n|utente|casella|получател|пользовател|ящик"
                    + "|受信者|宛先|ユーザ|メールボックス|收件人|用户|수신자|사용자",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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
                .map(cause -> cause.kind() == Kind.HARD && isPolicy(status, reply) ? Cause.POLICY : cause)
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

    /**
     * The same for what was said to ourselves, where the server may be our own relay: one that is set up wrong says some
     * things of everybody, and no reader should be lost over that.
     */
    Cause inDialogue(String words) {
        Cause cause = of(null, words).orElse(Cause.UNKNOWN);
        boolean surely = cause != Cause.REFUSED
                && (RECIPIENT.matcher(words).find()
                        || status(null, words).filter(this::isHard).isPresent());
        return cause.kind() != Kind.HARD || surely ? cause : Cause.UNKNOWN;
    }

    private boolean isHard(String status) {
        Cause cause = statuses.get(status.substring(2));
        return cause != null && cause.kind() == Kind.HARD;
    }

    /** Codes that are about us, whatever stands beside them. */
    private boolean isPolicy(Optional<String> status, Optional<String> reply) {
        return status.filter(code -> statuses.get(code.substring(2)) == Cause.POLICY
                                || (code.startsWith("7.", 2) && !isHard(code)))
                        .isPresent()
                || reply.filter(AUTHENTICATION::contains).isPresent();
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
