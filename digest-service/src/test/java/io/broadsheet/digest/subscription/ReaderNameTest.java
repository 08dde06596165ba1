package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.rendering.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Ada Lovelace", "María-José O'Neill", "李小龍", "محمد", "A. B. C.", "X Æ A-12 🎈"})
    void takesNamesOfAllKinds(String name) {
        assertThat(ReaderName.parse("  " + name + " ")).isEqualTo(new ReaderName(name, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buy at https://spam.example",
                "www.spam.example",
                "<b>Ada</b>",
                "Ada\nBcc: eve",
                "Ada\u0000",
                "Ada \ud800",
                "\u202eadA",
                "\ue000GREETING\ue001"
            })
    void refusesMessagesAndMarkupInTheNameField(String name) {
        assertThat(ReaderName.parse(name).problem()).isPresent();
    }

    @Test
    void takesNoNameForAnAnswer() {
        assertThat(ReaderName.parse(null)).isEqualTo(new ReaderName(null, null));
        assertThat(ReaderName.parse("   ")).isEqualTo(new ReaderName(null, null));
    }

    @Test
    void boundsTheLength() {
        assertThat(ReaderName.parse("a".repeat(80)).value()).hasSize(80);
        assertThat(ReaderName.parse("a".repeat(81)).problem()).contains(Sentence.of("signup.name.long", 80));
    }
}
