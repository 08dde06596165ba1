package io.broadsheet.ingest.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/** Reads the headers that say when to come back. */
final class ResponseHeaders {

    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?<![\\w-])max-age\\s*=\\s*\"?(\\d+)");
    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final int DIGITS = 9;

    private ResponseHeaders() {}

    static @Nullable String value(HttpMessage message, String name) {
        Header header = message.getFirstHeader(name);
        return header == null || header.getValue() == null || header.getValue().isBlank() ? null : header.getValue();
    }

    /** All values of a header that may come more than once, parted by commas. */
    static String all(HttpMessage message, String name) {
        return Arrays.stream(message.getHeaders(name)).map(Header::getValue).collect(Collectors.joining(","));
    }

    /** How long the answer stays fresh (RFC 9111, 4.2): max-age less the age it has, else until Expires; null: not said. */
    static @Nullable Duration fresh(HttpMessage message, Instant now) {
        var maxAge = MAX_AGE.matcher(all(message, HttpHeaders.CACHE_CONTROL));
        if (maxAge.find()) {
            String age = value(message, HttpHeaders.AGE);
            Duration passed =
                    age == null || !SECONDS.matcher(age.strip()).matches() ? Duration.ZERO : seconds(age.strip());
            return atLeastZero(seconds(maxAge.group(1)).minus(passed));
        }
        Instant expires = date(value(message, HttpHeaders.EXPIRES));
        if (expires == null) {
            return null;
        }
        // by the server's own clock, which may differ from ours
        Instant sent = date(value(message, HttpHeaders.DATE));
        return atLeastZero(Duration.between(sent == null ? now : sent, expires));
    }

    /** Seconds or a date (RFC 9110, 10.2.3); a date that has passed is no wait. */
    static @Nullable Duration retryAfter(HttpMessage message, Instant now) {
        String value = value(message, HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        if (SECONDS.matcher(value.strip()).matches()) {
            return seconds(value.strip());
        }
        Instant until = date(value);
        return until == null ? null : atLeastZero(Duration.between(now, until));
    }

    private static @Nullable Instant date(@Nullable String value) {
        try {
            return value == null ? null : DateUtils.parseStandardDate(value.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration seconds(String digits) {
        return Duration.ofSeconds(digits.length() > DIGITS ? 999_999_999 : Long.parseLong(digits));
    }

    private static Duration atLeastZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
