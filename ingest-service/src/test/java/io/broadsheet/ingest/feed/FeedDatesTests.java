package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tue, 03 Nov 2026 08:30:00 GMT        | 2026-11-03T08:30:00Z
            Tue, 3 Nov 2026 08:30 +0100          | 2026-11-03T07:30:00Z
            3 Nov 26 08:30:00 EST                | 2026-11-03T13:30:00Z
            Tue, 03 Nov 94 08:30:00 GMT          | 1994-11-03T08:30:00Z
            Nov 03 2026 08:30:00 GMT             | 2026-11-03T08:30:00Z
            Tue, 03 Nov 2026                     | 2026-11-03T00:00:00Z
            Tue, 03 Nov 2026 08:30:00 GMT+01:00  | 2026-11-03T07:30:00Z
            Tue, 03 Nov 2026 08:30:00 Etc/GMT    | 2026-11-03T08:30:00Z
            Tue, 03 Nov 2026 08:30:00 MEST       | 2026-11-03T06:30:00Z
            Tue, 03 Nov 2026 08:30:00 XYZ        | 2026-11-03T08:30:00Z
            Tue Nov  3 08:30:00 2026             | 2026-11-03T08:30:00Z
            Tue Nov  3 08:30:00 PST 2026         | 2026-11-03T16:30:00Z
            2026-11-03T08:30:00Z                 | 2026-11-03T08:30:00Z
            2026-11-03t08:30:00z                 | 2026-11-03T08:30:00Z
            2026-11-03T08:30:00.512+01:00        | 2026-11-03T07:30:00Z
            2026-11-03T08:30-05:00               | 2026-11-03T13:30:00Z
            2026-11-03T08:30:00+0100             | 2026-11-03T07:30:00Z
            2026-11-03 08:30:00                  | 2026-11-03T08:30:00Z
            2026-11-03T08:61:00Z                 | 2026-11-03T09:01:00Z
            2026-11-03                           | 2026-11-03T00:00:00Z
            2026-11                              | 2026-11-01T00:00:00Z
            2026                                 | 2026-01-01T00:00:00Z
            20261103                             | 2026-11-03T00:00:00Z
            2026/11/03 08:30                     | 2026-11-03T08:30:00Z
            2026-307                             | 2026-11-03T00:00:00Z
            2026307                              | 2026-11-03T00:00:00Z
            261103                               | 2026-11-03T00:00:00Z
            Tue, 2026/11/03 08:30:00 EST         | 2026-11-03T13:30:00Z
            2026-november-3T8:30+01:00           | 2026-11-03T07:30:00Z
            2026-január-13T09:15-05:00           | 2026-01-13T14:15:00Z
            Τρι, 03 Νοέ 2026 08:30:00 EST        | 2026-11-03T13:30:00Z
            Κυρ, 11 Ιούλ 2004 12:00:00 GMT       | 2004-07-11T12:00:00Z
            2026년 11월 03일  08:30:00              | 2026-11-02T23:30:00Z
            """)
    void readsWhatFeedsHave(String text, Instant expected) {
        assertThat(FeedDates.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "31 Foo 2026",
                "0000",
                "Tue, 45 Nov 2026 08:30:00 GMT",
                "Tue, 03 Nov 2026 25:00:00 GMT"
            })
    void makesNothingUp(String text) {
        assertThat(FeedDates.parse(text)).isNull();
    }
}
