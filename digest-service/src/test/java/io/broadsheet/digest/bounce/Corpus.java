package io.broadsheet.digest.bounce;

import io.broadsheet.digest.mail.MailReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mails in a folder, one a file. What each is, is said by {@code labels.csv} in it ({@code file,kind}), else by the name
 * of the folder it is in, else by the beginning of its own: {@code hard-postfix-user-unknown.eml}, {@code autoreply-sieve.eml}.
 */
record Corpus(Path folder, List<Path> mails, Map<String, String> labels) {

    private static final String LABELS = "labels.csv";
    private static final Classifier CLASSIFIER = new Classifier(new Diagnosis());
    private static final MailReader READER = new MailReader();

    static Corpus in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> mails = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(LABELS))
                    .sorted()
                    .toList();
            return new Corpus(folder, mails, labels(folder.resolve(LABELS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> labels(Path file) throws IOException {
        Map<String, String> labels = new HashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int comma = line.lastIndexOf(',');
                if (comma > 0) {
                    labels.put(
                            line.substring(0, comma).strip(),
                            line.substring(comma + 1).strip());
                }
            }
        }
        return labels;
    }

    static Verdict verdict(Path mail) {
        try {
            return verdict(Files.readAllBytes(mail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Verdict verdict(byte[] mail) {
        return CLASSIFIER.classify(READER.read(mail));
    }

    static Verdict verdict(String mail) {
        return verdict(mail.getBytes(StandardCharsets.UTF_8));
    }

    /** What the mail is said to be, if anything says it. */
    Optional<Kind> expected(Path mail) {
        String label = labels.get(folder.relativize(mail).toString());
        return label != null
                ? kind(label)
                : kind(mail.getParent().getFileName().toString())
                        .or(() -> kind(mail.getFileName().toString()));
    }

    private static Optional<Kind> kind(String label) {
        String name = label.toLowerCase(Locale.ROOT).replace("autoreply", "auto-reply");
        return Arrays.stream(Kind.values())
                .filter(kind -> name.equals(kind.text()) || name.startsWith(kind.text() + "-"))
                .findFirst();
    }

    List<String> wrong() {
        return mails.stream()
                .filter(mail -> !expected(mail).equals(Optional.of(verdict(mail).kind())))
                .map(mail -> "%s: %s".formatted(mail.getFileName(), verdict(mail)))
                .toList();
    }
}
