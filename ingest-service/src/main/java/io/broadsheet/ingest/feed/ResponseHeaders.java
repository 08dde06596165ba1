package io.broadsheet.ingest.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/** Reads the headers that say when to come back. */
final class ResponseHeaders {

    private static final Pattern MAX_AGE = Pattern.compile("(?i)\\bmax-age\\s*=\\s*\"?(\\d{1,9})");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private ResponseHeaders() {}

    static @Nullable String value(HttpMessage message, String name) {
        Header header = message.getFirstHeader(name);
        return header == null || header.getValue() == null || header.getValue().isBlank() ? null : header.getValue();
    }

    static @Nullable Duration maxAge(HttpMessage message) {
        String value = value(message, HttpHeaders.CACHE_CONTROL);
        var found = MAX_AGE.matcher(value == null ? "" : value);
        return found.find() ? Duration.ofSeconds(Long.parseLong(found.group(1))) : null;
    }

    /** Seconds or a date (RFC 9110, 10.2.3); a date that has passed is no wait. */
    static @Nullable Duration retryAfter(HttpMessage message, Instant now) {
        String value = value(message, HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        String stripped = value.strip();
        if (SECONDS.matcher(stripped).matches()) {
            return Duration.ofSeconds(Long.parseLong(stripped));
        }
        try {
            Instant until = ZonedDateTime.parse(stripped, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
