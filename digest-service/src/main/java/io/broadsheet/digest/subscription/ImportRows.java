package io.broadsheet.digest.subscription;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Judges the rows of an imported file: no reader without an address, and none without evidence of consent. */
final class ImportRows {

    private static final int MOST_SHOWN = 200;
    private static final int MOST_SOURCE = 200;
    /** Files that know no time often say the year 1. */
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

    /** ISO 8601 as databases and other programs write it: with or without the time, the T, and the offset's minutes or colon. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final ZoneId zone;
    private final Instant now;
    private final LocalPartCase letters;

    /**
     * For the rows of one import.
     *
     * @param zone of times that do not name one
     */
    ImportRows(ZoneId zone, Instant now, LocalPartCase letters) {
        this.zone = zone;
        this.now = now;
        this.letters = letters;
    }

    ImportRow judge(long row, String email, String name, String consentAt, String consentSource, String state) {
        if ((email + name + consentSource).indexOf('\uFFFD') >= 0) {
            return refused(row, "email", "has letters that are not UTF-8; save the file as UTF-8", email);
        }
        Optional<EmailAddress> address = EmailAddress.parse(Spreadsheets.unguarded(email.strip()), letters);
        if (address.isEmpty()) {
            return refused(row, "email", email.isBlank() ? "is missing" : "is not an e-mail address", email);
        }
        if (!state.isBlank() && !SubscriptionState.ACTIVE.text().equalsIgnoreCase(state.strip())) {
            return refused(
                    row, "state", "is not active; who has left or never confirmed is not put on the list", state);
        }
        ReaderName called = ReaderName.parse(Spreadsheets.unguarded(name));
        if (called.wrong() != null) {
            return refused(row, "name", "is longer than 80 characters, or has a link or control characters", name);
        }
        Optional<Instant> agreed = time(consentAt.strip());
        if (agreed.isEmpty()) {
            String problem = consentAt.isBlank() ? "is missing" : "is no time like 2026-03-01T12:00:00Z or 2026-03-01";
            return refused(row, "consent_at", problem, consentAt);
        }
        if (agreed.get().isBefore(EARLIEST)) {
            return refused(row, "consent_at", "lies before there was e-mail", consentAt);
        }
        if (agreed.get().isAfter(now)) {
            return refused(row, "consent_at", "lies in the future", consentAt);
        }
        String source = Spreadsheets.unguarded(consentSource.strip());
        if (source.isEmpty() || source.length() > MOST_SOURCE || source.indexOf('\0') >= 0) {
            return refused(
                    row, "consent_source", source.isEmpty() ? "is missing" : "is longer than 200 characters", source);
        }
        return new ImportRow.Usable(row, address.get(), called.value(), agreed.get(), source);
    }

    private Optional<Instant> time(String text) {
        String named = text.replaceFirst(" ?(?:UTC|GMT)$", "Z");
        try {
            TemporalAccessor time = TIME.parseBest(named, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (time) {
                        case OffsetDateTime zoned -> zoned.toInstant();
                        case LocalDateTime local -> local.atZone(zone).toInstant();
                        default -> LocalDate.from(time).atStartOfDay(zone).toInstant();
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ImportRow refused(long row, String field, String problem, String value) {
        String shown = value.replace("\0", "");
        return new ImportRow.Refused(
                row, field, problem, shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown);
    }
}
