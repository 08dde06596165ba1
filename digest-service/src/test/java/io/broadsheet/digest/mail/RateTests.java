package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTests {

    @ParameterizedTest
    @CsvSource({"50, 50", "50/s, 50", "120/m, 2", "3600 / H, 1", "43200/d, 0.5"})
    void isReadAsProvidersWordIt(String text, double perSecond) {
        assertThat(Rate.valueOf(text).perSecond()).isEqualTo(perSecond);
        assertThat(Rate.valueOf(text).isAny()).isFalse();
    }

    @Test
    void zeroMeansAny() {
        assertThat(Rate.valueOf("0").isAny()).isTrue();
        assertThat(Rate.valueOf("0/h").isAny()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1", "5/week", "1.5/s", "10000001", "99999999999"})
    void somethingElseIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.valueOf(text));
    }
}
