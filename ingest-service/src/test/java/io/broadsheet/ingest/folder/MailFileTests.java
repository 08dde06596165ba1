package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailFileTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    re:Invent 2026 recap          | re:Invent 2026 recap
                    Fwd: re:Invent 2026 recap     | re:Invent 2026 recap
                    Fwd: Tram opens               | Tram opens
                    RE: AW: Fwd[2]: Tram opens    | Tram opens
                    Re:Fwd: Tram opens            | Tram opens
                    """)
    void subjectLosesWhatPassingOnPutsBeforeIt(String subject, String title) {
        byte[] mail = ("Subject: " + subject + "\r\n\r\nIt does.").getBytes(StandardCharsets.UTF_8);
        assertThat(MailFile.read(mail))
                .isInstanceOfSatisfying(
                        FileContent.Read.class,
                        read -> assertThat(read.candidate().title()).isEqualTo(title));
    }
}
