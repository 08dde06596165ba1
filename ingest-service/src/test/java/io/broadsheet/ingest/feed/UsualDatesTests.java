package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dates that are read letter by letter are what the other ways make of them. */
class UsualDatesTests {

    private static final String CHARACTERS = "0123456789 :,+-GMTZabcNovTue/\u00a0";

    private int usual;

    private void assertSame(String text) {
        Instant quick = UsualDates.parse(text);
        if (quick != null) {
            usual++;
            assertThat(quick).as(text).isEqualTo(FeedDates.parseAny(text));
        }
    }

    @Test
    void ofAllTimesAlsoDamagedOnes() {
        var random = new Random(17);
        var zoned = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH);
        for (int i = 0; i < 20_000; i++) {
            var when = OffsetDateTime.ofInstant(
                    Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 253_000_000_000L)),
                    ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1_080, 1_081)));
            String text = zoned.format(when);
            assertSame(text);
            assertSame(text.substring(0, 26) + "GMT");
            var damaged = new StringBuilder(text);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
                damaged.setCharAt(random.nextInt(damaged.length()), c);
            }
            assertSame(damaged.toString());
        }
        assertThat(usual).isGreaterThan(40_000);
    }

    @Test
    void whatIsNoSuchDateIsLeftToTheOthers() {
        assertThat(UsualDates.parse("Tue, 03 Nov 2026 08:30:00 GMT")).isEqualTo("2026-11-03T08:30:00Z");
        assertThat(UsualDates.parse("Tue, 03 Nov 2026 08:30:00 -0130")).isEqualTo("2026-11-03T10:00:00Z");
        assertThat(UsualDates.parse("Tue, 45 Nov 2026 08:30:00 GMT")).isNull();
        assertThat(UsualDates.parse("Tue, 03 Nov 2026 08:30:00 EST")).isNull();
        assertThat(UsualDates.parse("Tue, 3 Nov 2026 08:30:00 GMT")).isNull();
        assertThat(UsualDates.parse("")).isNull();
    }
}
