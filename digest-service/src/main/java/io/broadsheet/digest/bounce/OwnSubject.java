package io.broadsheet.digest.bounce;

import io.broadsheet.digest.mail.MailReader;
import io.broadsheet.digest.mail.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes the subject of our own mail out of what others write about it: "account closed" may be our headline. */
final class OwnSubject {

    private static final int MOST = 5;
    private static final int SHORTEST = 8;
    private static final MailReader READER = new MailReader();
    /** Where the value is missing, it stands in the line below: so tables become. */
    private static final Pattern LINE = Pattern.compile(
            "(?imu)^[ \\t>|*-]{0,20}(?:subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|тема|件名|主题)[ \\t]{0,5}:"
                    + "(?:[ \\t]{0,20}\\n)?([^\\n]*)");

    private OwnSubject() {}

    static String takenFrom(String words, String whole, ReceivedMail mail) {
        String result = LINE.matcher(words).replaceAll("");
        List<String> subjects = Stream.concat(
                        originals(mail),
                        LINE.matcher(whole).results().limit(MOST).map(line -> line.group(1)))
                .map(String::strip)
                .filter(subject -> subject.length() >= SHORTEST && subject.contains(" "))
                .distinct()
                .toList();
        for (String subject : subjects) {
            result = anyhowBroken(subject).matcher(result).replaceAll(" ");
        }
        return result;
    }

    private static Stream<String> originals(ReceivedMail mail) {
        return mail.parts().stream()
                .filter(ReceivedMail.Part::isOriginal)
                .limit(MOST)
                .map(part -> READER.read(part.text().getBytes(StandardCharsets.UTF_8))
                        .headers()
                        .get("Subject"));
    }

    private static Pattern anyhowBroken(String subject) {
        String words = Arrays.stream(subject.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s{1,5}"));
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
