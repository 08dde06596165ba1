package io.broadsheet.ingest.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How feeds are asked.
 *
 * @param minimumInterval shortest time between two polls of a feed that names no interval; 1 s to 31 days
 * @param maximumInterval longest time between two polls, after failures too; 1 s to 31 days
 * @param concurrency most feeds asked at once by this instance; 1 to 1,000
 * @param perHost most feeds of one domain asked at once, by all instances together; 1 to 1,000
 * @param hostGap least time between the starts of two visits to one domain, by all instances together; 0 to 1 h
 * @param connectTimeout for one connection; 100 ms to 2 min
 * @param deadline for one poll with all its redirects, from connect to the last byte; 100 ms to 10 min
 * @param maximumSize largest feed, in bytes after decompression; up to 100 MB
 * @param maximumRedirects most redirects followed in one poll; 0 to 20
 * @param maximumEntries entries of one feed that are looked at, the first ones; 1 to 10,000
 * @param userAgent who asks, word for word; made of name, version and contact if not set
 * @param contact address or page where owners of sites can complain, in the user agent; {@code digest.public-base-url} if
 *     not set, unless that is this machine
 */
@Validated
@ConfigurationProperties("ingest.feed")
record FeedProperties(
        @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(days = 31)
        Duration minimumInterval,

        @DefaultValue("24h") @DurationMin(seconds = 1) @DurationMax(days = 31)
        Duration maximumInterval,

        @DefaultValue("32") @Min(1) @Max(1_000) int concurrency,
        @DefaultValue("2") @Min(1) @Max(1_000) int perHost,

        @DefaultValue("1s") @DurationMin @DurationMax(hours = 1)
        Duration hostGap,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 2)
        Duration connectTimeout,

        @DefaultValue("45s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration deadline,

        @DefaultValue("10MB") DataSize maximumSize,
        @DefaultValue("5") @Min(0) @Max(20) int maximumRedirects,
        @DefaultValue("500") @Min(1) @Max(10_000) int maximumEntries,
        @Nullable @Pattern(regexp = "[\\x20-\\x7E]+") String userAgent,
        @Nullable @Pattern(regexp = "[\\x21-\\x7E&&[^()]]+") String contact) {

    FeedProperties {
        if (maximumSize.toBytes() < 1 || maximumSize.toMegabytes() > 100) {
            throw new IllegalArgumentException("ingest.feed.maximum-size must be between 1B and 100MB");
        }
        if (maximumInterval.compareTo(minimumInterval) < 0) {
            throw new IllegalArgumentException("ingest.feed.maximum-interval must not be below minimum-interval");
        }
    }

    FeedFetcher.Limits limits(boolean anyPort) {
        return new FeedFetcher.Limits(deadline, (int) maximumSize.toBytes(), maximumRedirects, anyPort);
    }
}
