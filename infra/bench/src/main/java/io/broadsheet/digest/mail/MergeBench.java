package io.broadsheet.digest.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * How many personal messages one core makes of one edition, against {@link System#arraycopy} of the same bytes: whoever hands
 * a message over as bytes has to copy them at least once.
 */
public final class MergeBench {

    private static final int ROUNDS = 9;
    private static final int MESSAGES = 40_000;
    private static final int SIZE = 48 * 1024;

    private MergeBench() {}

    /** Measures and prints; takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        MailTemplate template = template();
        var settings = new MapConfigurationPropertySource(Map.of("mail.keep-open", "30s"));
        MailWriter writer = new MailWriter(
                new Binder(settings).bindOrCreate("mail", MailProperties.class),
                new ReturnAddresses(null, new byte[16]),
                InstantSource.system());
        Buffer buffer = new Buffer(4 * SIZE);
        writer.write(mail(template, 0)).writeTo(buffer, false);
        int size = buffer.size;
        byte[] same = Arrays.copyOf(buffer.bytes, size);
        EncodedMail encoded = new EncodedMail(template);
        double[] body = new double[ROUNDS];
        double[] merged = new double[ROUNDS];
        double[] copied = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            body[round] = perSecond(i -> {
                buffer.size = 0;
                encoded.writeBody(buffer, mail(template, i).fields(), false);
            });
            merged[round] = perSecond(i -> {
                buffer.size = 0;
                writer.write(mail(template, i)).writeTo(buffer, false);
            });
            copied[round] = perSecond(_ -> {
                buffer.size = 0;
                buffer.write(same, 0, size);
            });
        }
        print("body with a reader's fields", size, body, copied);
        print("whole message, headers too", size, merged, copied);
    }

    private static void print(String what, int size, double[] made, double[] copied) {
        System.out.printf(
                Locale.ROOT,
                "%s, one core, %,d bytes: %,.0f/s; System.arraycopy of the same bytes: %,.0f/s; ratio %.2f%n",
                what,
                size,
                median(made),
                median(copied),
                median(made) / median(copied));
    }

    private interface Work {
        void message(int number) throws IOException;
    }

    private static double perSecond(Work work) {
        long begin = System.nanoTime();
        try {
            for (int i = 0; i < MESSAGES; i++) {
                work.message(i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MESSAGES / ((System.nanoTime() - begin) / 1e9);
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static OutgoingMail mail(MailTemplate template, int number) {
        String token = "https://news.example.org/unsubscribe?token=3p9XkQy7Lm2vTz8RwB5nHc1" + number;
        return new OutgoingMail(
                template,
                "reader%d@example.org".formatted(number),
                Map.of(
                        MergeField.GREETING, "Hello Ada,",
                        MergeField.UNSUBSCRIBE_URL, token,
                        MergeField.PREFERENCES_URL, token),
                "edition.%d".formatted(number),
                Map.of());
    }

    private static MailTemplate template() {
        String paragraph = "<p style=\"margin:0 0 10px 0\">Meta will pay about $14.3 billion for 49 % of it.</p>\n";
        String filler = paragraph.repeat(SIZE * 2 / 3 / paragraph.length());
        String html = "<html><body><p>%s</p>%s<a href=\"%s\">Unsubscribe</a> <a href=\"%s\">Settings</a></body></html>"
                .formatted(
                        MergeField.GREETING.placeholder(),
                        filler,
                        MergeField.UNSUBSCRIBE_URL.placeholder(),
                        MergeField.PREFERENCES_URL.placeholder());
        String text = "%s%n%s%n%s%n"
                .formatted(
                        MergeField.GREETING.placeholder(),
                        "Meta will pay about 14.3 billion for 49 % of it.\n".repeat(SIZE / 5 / 50),
                        MergeField.UNSUBSCRIBE_URL.placeholder());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("List-Unsubscribe", "<" + MergeField.UNSUBSCRIBE_URL.placeholder() + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return new MailTemplate(
                new MailContent("The Monthly, November 2026", html, text),
                new Sender("news@example.org", "The Monthly", null),
                headers);
    }

    /** Where a socket's buffer would be. */
    private static final class Buffer extends OutputStream {
        private final byte[] bytes;
        private int size;

        Buffer(int capacity) {
            bytes = new byte[capacity];
        }

        @Override
        public void write(int value) {
            bytes[size++] = (byte) value;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            System.arraycopy(from, offset, bytes, size, length);
            size += length;
        }
    }
}
