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
import java.util.regex.Pattern;

/** Judges the rows of an imported file: no reader without an address, and none without evidence of consent. */
final class ImportRows {

    private static final int MOST_SHOWN = 200;
    private static final int MOST_SOURCE = 200;
    /** Files that know no time often say the year 1. */
    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");

    /** What Go writes behind the offset: CET, IST, or the offset once more. */
    private static final Pattern NAMED_ZONE = Pattern.compile("(?<=[+-]\\d{4}) (?:[A-Z]{1,5}|[+-]\\d{2,4})$");

    private static final Pattern SHAPE =
            Pattern.compile("[\\d-]{10}(?:[ Tt][\\d:.]+ ?(?:[Zz]|[+-]\\d\\d(?::?\\d\\d)?)?)?");
    private static final Pattern UTC = Pattern.compile(" ?(?:UTC|GMT)$");

    /** ISO 8601 as databases and other programs write it: with or without the time, the T, and the offset's minutes or colon. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final String newsletter;
    private final ZoneId zone;
    private final Instant now;
    private final LocalPartCase letters;

    /**
     * For the rows of one import.
     *
     * @param newsletter that they agreed to get
     * @param zone of times that do not name one
     */
    ImportRows(String newsletter, ZoneId zone, Instant now, LocalPartCase letters) {
        this.newsletter = newsletter;
        this.zone = zone;
        this.now = now;
        this.letters = letters;
    }

    ImportRow judge(
            long row,
            String email,
            String name,
            String consentAt,
            String consentSource,
            String ofNewsletter,
            String state) {
        if ((email + name + consentSource).indexOf('\uFFFD') >= 0) {
            return refused(row, "email", "has letters that are not UTF-8; save the file as UTF-8", email);
        }
        Optional<EmailAddress> address = EmailAddress.parse(Spreadsheets.unguarded(email.strip()), letters);
        if (address.isEmpty()) {
            return refused(row, "email", email.isBlank() ? "is missing" : "is not an e-mail address", email);
        }
        if (!state.isBlank() && !SubscriptionState.ACTIVE.text().equalsIgnoreCase(state.strip())) {
            return refused(
                    row,
                    "state",
                    "is not active: in this column Broadsheet tells who has left, complained or never confirmed",
                    state);
        }
        if (!ofNewsletter.isBlank() && !ofNewsletter.strip().equals(newsletter)) {
            return refused(
                    row,
                    "newsletter",
                    "is another one than this import is for; consent to it is none to this one",
                    ofNewsletter);
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

    /** A row whose fields cannot be told apart for sure. */
    ImportRow misshapen(long row, String email, String than) {
        return refused(
                row,
                "row",
                "has %s fields than the first line; is a comma or quotation mark missing?".formatted(than),
                email);
    }

    private Optional<Instant> time(String text) {
        String named = UTC.matcher(NAMED_ZONE.matcher(text).replaceFirst("")).replaceFirst("Z");
        if (!SHAPE.matcher(named).matches()) {
            return Optional.empty();
        }
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
