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
            Tuesday, 03-Nov-26 08:30:00 GMT      | 2026-11-03T08:30:00Z
            Tue Nov  3 08:30:00 2026             | 2026-11-03T08:30:00Z
            Tue Nov  3 08:30:00 PST 2026         | 2026-11-03T16:30:00Z
            November 3rd, 2026 8:30 PM           | 2026-11-03T20:30:00Z
            2026-11-03T08:30:00Z                 | 2026-11-03T08:30:00Z
            2026-11-03T08:30:00.512+01:00        | 2026-11-03T07:30:00Z
            2026-11-03T08:30:00+0100             | 2026-11-03T07:30:00Z
            2026-11-03 08:30:00                  | 2026-11-03T08:30:00Z
            2026-11-03                           | 2026-11-03T00:00:00Z
            20261103                             | 2026-11-03T00:00:00Z
            2026-11                              | 2026-11-01T00:00:00Z
            11/03/2026 08:30                     | 2026-11-03T08:30:00Z
            Tue, 03 Nov 2026 24:00:00 GMT        | 2026-11-04T00:00:00Z
            Tue, 03 Nov 2026 08:30:00 UTC+2      | 2026-11-03T06:30:00Z
            Tue, 03 Nov 1998 08:30:60 GMT        | 1998-11-03T08:30:59Z
            """)
    void readsWhatFeedsHave(String text, Instant expected) {
        assertThat(FeedDates.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "31 Foo 2026", "2026-13-01", "0000", "Tue, 45 Nov 2026 08:30:00 GMT"})
    void makesNothingUp(String text) {
        assertThat(FeedDates.parse(text)).isNull();
    }
}
