package io.broadsheet.digest.bounce;

import io.broadsheet.digest.mail.MailReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Mails in a folder, each named for its kind: {@code hard-postfix-user-unknown.eml}, {@code autoreply-sieve.eml}. */
record Corpus(List<Path> mails) {

    private static final Classifier CLASSIFIER = new Classifier(new Diagnosis());
    private static final MailReader READER = new MailReader();

    static Corpus in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return new Corpus(files.filter(Files::isRegularFile).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Verdict verdict(Path mail) {
        try {
            return CLASSIFIER.classify(READER.read(Files.readAllBytes(mail)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the name says; null when it says nothing. */
    static Kind expected(Path mail) {
        String name = mail.getFileName().toString().replace("autoreply", "auto_reply");
        return Arrays.stream(Kind.values())
                .filter(kind -> name.startsWith(kind.name().toLowerCase(java.util.Locale.ROOT) + "-"))
                .findFirst()
                .orElse(null);
    }

    List<String> wrong() {
        return mails.stream()
                .filter(mail -> verdict(mail).kind() != expected(mail))
                .map(mail -> "%s: %s".formatted(mail.getFileName(), verdict(mail)))
                .toList();
    }
}
