package io.broadsheet.standalone.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names a mail and its file; ids sort in order of arrival. */
record MailId(String value) implements Comparable<MailId> {

    private static final Pattern FORM = Pattern.compile("[0-9a-v]{10}[0-9]{6}");
    private static final int RADIX = 32;

    /** Id of the mail that arrived at the given time; the number tells mails of one millisecond apart. */
    static MailId of(Instant arrival, long number) {
        String millis = Long.toString(arrival.toEpochMilli(), RADIX);
        return new MailId("0".repeat(10 - millis.length()) + millis + "%06d".formatted(number % 1_000_000));
    }

    /** The id if the text is one; anything else, such as a path, is not. */
    static Optional<MailId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new MailId(text)) : Optional.empty();
    }

    Instant arrival() {
        return Instant.ofEpochMilli(Long.parseLong(value.substring(0, 10), RADIX));
    }

    @Override
    public int compareTo(MailId other) {
        return value.compareTo(other.value);
    }
}
