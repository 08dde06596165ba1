package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "550 5.1.1 <jane.doe@example.org>: no such user | 550 5.1.1 <…>: no such user",
                "<bounces+SRS0=x=tt=example.org=jane.doe@relay.example> unknown | <…> unknown",
                "jane=example.org@relay.example, gone since May | …, gone since May",
                "no mailbox for \"jane doe\"@example.org here | no mailbox for … here",
                "250 2.0.0 queued as 4F2A@7 | 250 2.0.0 queued as …",
                "250 2.0.0 OK id=1xAb-0007-Qz | 250 2.0.0 OK id=1xAb-0007-Qz",
                "@ and @@ are no addresses | @ and @@ are no addresses",
            })
    void aServersWordsAreKeptWithoutAddresses(String words, String kept) {
        assertThat(Outcome.presentable(words)).isEqualTo(kept);
    }
}
