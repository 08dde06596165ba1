package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentTests {

    @Test
    void namesProductVersionAndWhereToComplain() {
        assertThat(UserAgent.of("1.2", "https://news.example/")).isEqualTo("Broadsheet/1.2 (+https://news.example/)");
        assertThat(UserAgent.of(null, null)).isEqualTo("Broadsheet");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/, https://b.example/, https://a.example/",
        ", https://b.example/, https://b.example/",
        ", http://localhost:8080, ",
        ", http://127.0.0.1:8080, ",
        ", , ",
        ", not an address, "
    })
    void contactIsWhatWasSetElseThePublicAddress(String configured, String publicBaseUrl, String expected) {
        assertThat(UserAgent.contact(configured, publicBaseUrl)).isEqualTo(expected);
    }
}
