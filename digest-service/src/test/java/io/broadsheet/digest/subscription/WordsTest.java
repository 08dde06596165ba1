package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.rendering.Sentence;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, minutes, 1",
        "PT1S, minutes, 1",
        "PT61S, minutes, 2",
        "PT1H, minutes, 60",
        "PT2H, hours, 2",
        "PT121M, hours, 3",
        "P2D, days, 2",
        "P7D, days, 7"
    })
    void saysDurationsAsPeopleDo(Duration duration, String unit, long number) {
        assertThat(Words.duration(duration)).isEqualTo(Sentence.of("duration." + unit, number));
    }
}
