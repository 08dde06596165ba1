package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What feeds and servers say about when to come back. */
class PollHintsTests {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private static PollHints hints(String head) {
        String rss =
                "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>T</title>"
                        + head + "</channel></rss>";
        var parsed =
                new FeedParser(10).parse(rss.getBytes(StandardCharsets.UTF_8), null, URI.create("https://a.example/"));
        return ((ParseResult.Feed) parsed).hints();
    }

    @ParameterizedTest
    @CsvSource({
        "<ttl>90</ttl>, PT1H30M",
        "<ttl>9999999</ttl>, P31D",
        "<sy:updatePeriod>hourly</sy:updatePeriod>, PT1H",
        "<sy:updatePeriod> Daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>, PT6H",
        "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>, PT24H",
        "<ttl>60</ttl><sy:updatePeriod>daily</sy:updatePeriod>, PT24H",
        "<ttl>soon</ttl>, ",
        "<ttl>0</ttl>, ",
        "<ttl>-5</ttl>, ",
        "<sy:updatePeriod>fortnightly</sy:updatePeriod>, "
    })
    void timeToLeaveItAlone(String head, Duration expected) {
        assertThat(hints(head).atLeast()).isEqualTo(expected);
    }

    @Test
    void hoursAndDaysToSkip() {
        assertThat(hints(
                                "<skipHours><hour>0</hour><hour>24</hour><hour>99</hour><hour>x</hour><hour>7</hour></skipHours>"
                                        + "<skipDays><day>Sunday</day><day>Someday</day></skipDays>")
                        .skip())
                .isEqualTo(SkipTimes.of(List.of(0, 7), List.of(DayOfWeek.SUNDAY)));
        assertThat(hints("<skipHours/>").skip()).isEqualTo(SkipTimes.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "Cache-Control, 'public, max-age=600', PT10M",
        "Cache-Control, 'MAX-AGE=\"60\"', PT1M",
        "Cache-Control, s-maxage=600, ",
        "Cache-Control, max-age=99999999999999999999, PT277777H46M39S",
        "Cache-Control, no-cache, ",
        "Expires, 'Tue, 03 Nov 2026 11:00:00 GMT', PT1H",
        "Expires, 'Tuesday, 03-Nov-26 11:00:00 GMT', PT1H",
        "Expires, 0, ",
        "Expires, 'Tue, 03 Nov 2020 11:00:00 GMT', PT0S"
    })
    void timeThatAnAnswerStaysFresh(String header, String value, Duration expected) {
        var response = new BasicHttpResponse(200);
        response.addHeader(header, value);
        assertThat(ResponseHeaders.fresh(response, NOW)).isEqualTo(expected);
    }

    @Test
    void ageCountsAgainstMaxAgeAndTheServersClockForExpires() {
        var aged = new BasicHttpResponse(200);
        aged.addHeader("Cache-Control", "max-age=600");
        aged.addHeader("Age", "100");
        assertThat(ResponseHeaders.fresh(aged, NOW)).isEqualTo(Duration.ofSeconds(500));
        var dated = new BasicHttpResponse(200);
        dated.addHeader("Date", "Tue, 03 Nov 2026 08:00:00 GMT");
        dated.addHeader("Expires", "Tue, 03 Nov 2026 08:30:00 GMT");
        assertThat(ResponseHeaders.fresh(dated, NOW)).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "' 5 ', PT5S",
        "'Tue, 03 Nov 2026 10:30:00 GMT', PT30M",
        "'Tue, 03 Nov 2026 09:30:00 GMT', PT0S",
        "-1, ",
        "soon, "
    })
    void timeToComeBack(String value, Duration expected) {
        var response = new BasicHttpResponse(429);
        response.addHeader("Retry-After", value);
        assertThat(ResponseHeaders.retryAfter(response, NOW)).isEqualTo(expected);
    }
}
