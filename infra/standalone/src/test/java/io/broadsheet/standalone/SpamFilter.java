package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SpamAssassin with its own rules only, without asking the network; where it is not installed, nothing is asked of it. */
final class SpamFilter {

    private static final Path PROGRAM = Path.of("/usr/bin/spamassassin");
    private static final Pattern SCORE = Pattern.compile("(?m)^X-Spam-Status: .*?score=(-?[\\d.]+)");

    private SpamFilter() {}

    /** Fails if a mail has more than 0 points, or a header or a part that is not as it should be. */
    static void letsPass(List<Inbox.Mail> mails) {
        if (!Files.isExecutable(PROGRAM)) {
            System.out.println("spam points not counted: needs " + PROGRAM + " (apt-get install spamassassin)");
        } else {
            for (Inbox.Mail mail : mails) {
                String report = report(mail.raw());
                Matcher score = SCORE.matcher(report);
                assertThat(score.find()).as(report).isTrue();
                assertThat(Double.parseDouble(score.group(1)))
                        .as("points of '%s': %s", mail.subject(), report)
                        .isLessThanOrEqualTo(0);
                assertThat(report).doesNotContain(" MISSING_", " MIME_");
            }
        }
    }

    private static String report(String mail) {
        try {
            Process filter = new ProcessBuilder(
                            PROGRAM.toString(), "-L", "-t", "--cf=dns_available no", "--cf=use_bayes 0")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var answer = CompletableFuture.supplyAsync(() -> read(filter));
            try (var in = filter.getOutputStream()) {
                in.write(mail.getBytes(StandardCharsets.ISO_8859_1));
            }
            return answer.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Process filter) {
        try (var out = filter.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
