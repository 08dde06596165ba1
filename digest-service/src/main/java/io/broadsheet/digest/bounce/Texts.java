package io.broadsheet.digest.bounce;

import io.broadsheet.digest.mail.ReceivedMail;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** The words of a mail that are about its occasion, without the mail that comes back with it. */
final class Texts {

    private static final int LONGEST = 16_000;
    private static final int LONGEST_WITH_SUBJECT = LONGEST + 1_000;
    private static final List<Pattern> ORIGINAL = RuleFile.read("signs.txt").section("original");

    private Texts() {}

    /** Lower case, one line, plain quotes and plain letters. */
    static String normalized(String text) {
        String read = text.length() <= LONGEST_WITH_SUBJECT ? text : text.substring(0, LONGEST_WITH_SUBJECT);
        return Normalizer.normalize(read, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll(
                        "[^\\s<>()\"':;,\\[\\]]{1,64}@[^\\s<>()\"':;,\\[\\]]{1,255}",
                        "x@x") // an address may be called anything
                .replaceAll("[’‘`´]", "'")
                .replaceAll("[“”«»]", "\"")
                .replaceAll("[\\p{Cntrl}\\s\\p{Z}]+", " ")
                .strip();
    }

    /** What a person or a program wrote before the mail that comes back begins. */
    static String ofOccasion(ReceivedMail mail) {
        List<ReceivedMail.Part> before = mail.parts().stream()
                .takeWhile(part -> !part.isOriginal())
                .filter(part -> part.type().startsWith("text/") || part.type().isEmpty())
                .toList();
        List<ReceivedMail.Part> plain =
                before.stream().filter(part -> !part.type().equals("text/html")).toList();
        boolean anyPlain = plain.stream().anyMatch(part -> !part.text().isBlank());
        String text = anyPlain
                ? plain.stream().map(ReceivedMail.Part::text).collect(Collectors.joining("\n"))
                : before.stream().map(part -> withoutMarkup(part.text())).collect(Collectors.joining("\n"));
        String read = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return OwnSubject.takenFrom(beforeOriginal(read), read, mail);
    }

    private static String withoutMarkup(String html) {
        return Jsoup.parse(html.replaceAll("(?i)<(br|/p|/div|/tr|/li|/h\\d)\\b", "\n<$1"))
                .wholeText();
    }

    private static String beforeOriginal(String text) {
        StringBuilder result = new StringBuilder();
        boolean any = false;
        for (String line : text.lines().toList()) {
            // a mail that begins like a returned one has nothing before it: then it is all there is
            if (any && RuleFile.anyIn(ORIGINAL, line.stripTrailing().toLowerCase(Locale.ROOT))) {
                break;
            }
            any |= !line.isBlank();
            result.append(line).append('\n');
        }
        return result.toString();
    }
}
