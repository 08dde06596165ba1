package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1 minute",
        "PT1S, 1 minute",
        "PT61S, 2 minutes",
        "PT1H, 60 minutes",
        "PT2H, 2 hours",
        "PT121M, 3 hours",
        "P2D, 2 days",
        "P7D, 7 days"
    })
    void saysDurationsAsPeopleDo(Duration duration, String words) {
        assertThat(Words.duration(duration)).isEqualTo(words);
    }
}
