package io.broadsheet.digest.subscription;

import static io.broadsheet.digest.subscription.Uploads.begun;
import static io.broadsheet.digest.subscription.Uploads.counts;
import static io.broadsheet.digest.subscription.Uploads.finished;
import static io.broadsheet.digest.subscription.Uploads.imported;
import static io.broadsheet.digest.subscription.Uploads.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files of readers as spreadsheets, databases and other newsletter programs write them. */
class ImportFormatsTest {

    private static final ReaderApp app = ReaderApp.shared();

    @Test
    void readsWhatSpreadsheetsWrite() {
        JsonNode job = imported(
                "\uFEFF\"E-Mail\";Consent_At; email ;CONSENT_SOURCE\r\nx;2026-03-01;grete@example.org;Liste\r\n");

        assertThat(counts(job)).containsExactly(1, 0, 0, 0);
        assertThat(app.state("grete@example.org")).isEqualTo(SubscriptionState.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=;\r\nemail;consent_at;consent_source\r\n%s;2026-03-01;Liste\r\n",
                "\uFEFF\"sep=,\"\nemail,consent_at,consent_source\n%s,2026-03-01,Liste\n",
                "sep=\t\remail\tconsent_at\tconsent_source\r%s\t2026-03-01\tListe",
                "email,consent_at,consent_source\n\"%s\",2026-03-01,\"two\nlines; of words\"\n"
            })
    void readsWhatExcelWrites(String file) {
        String address = "excel%s@example.org".formatted(Integer.toHexString(file.hashCode()));

        assertThat(counts(imported(file.formatted(address)))).containsExactly(1, 0, 0, 0);
        assertThat(app.state(address)).isEqualTo(SubscriptionState.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void readsUnicodeTextOfSpreadsheets(String charset) {
        String address = charset.toLowerCase(Locale.ROOT) + "@example.org";
        String file =
                "\uFEFFemail\tname\tconsent_at\tconsent_source\r\n%s\tZoë 🌞\t2026-03-01\tlist\r\n".formatted(address);

        assertThat(counts(finished(begun(file.getBytes(Charset.forName(charset))))))
                .containsExactly(1, 0, 0, 0);
        assertThat(app.bean(Subscriptions.class)
                        .find(app.id(address))
                        .orElseThrow()
                        .name())
                .isEqualTo("Zoë 🌞");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01 00:00:00+00",
        "2026-03-01T12:30, 2026-03-01 12:30:00+00",
        "2026-03-01 12:30:15.123456, 2026-03-01 12:30:15.123456+00",
        "2026-03-01T12:30:15.123Z, 2026-03-01 12:30:15.123+00",
        "2026-03-01T12:30:15-05:00, 2026-03-01 17:30:15+00",
        "2026-03-01 12:30:15+02, 2026-03-01 10:30:15+00",
        "2026-03-01 12:30:15.5+00, 2026-03-01 12:30:15.5+00",
        "2026-03-01 12:30:15 +0530, 2026-03-01 07:00:15+00",
        "2026-03-01 12:30:15 UTC, 2026-03-01 12:30:15+00",
        "01.03.2026,",
        "03/01/2026,",
        "2026-02-30,",
        "2026-03-01T25:00,",
        "1772366400,"
    })
    void readsTimesAsOtherProgramsWriteThem(String time, String meant) {
        String address = "time%s@example.org".formatted(Integer.toHexString(time.hashCode()));

        JsonNode job = imported(Uploads.HEADER + "%s,,%s,list\n".formatted(address, time));

        if (meant == null) {
            assertThat(problems(job)).contains("2,consent_at,is no time like");
        } else {
            assertThat(app.jdbc()
                            .sql("select confirmed_at::text from subscription where email_key = ?")
                            .param(address)
                            .query(String.class)
                            .single())
                    .isEqualTo(meant);
        }
    }

    @Test
    void whoHadLeftElsewhereIsNotPutOnTheList() {
        String header = "email,consent_at,consent_source,State\n";
        JsonNode job = imported(header + """
                came.over@example.org,2026-03-01,list,active
                left.over@example.org,2026-03-01,list,unsubscribed
                spam.over@example.org,2026-03-01,list,complained
                none.over@example.org,2026-03-01,list,
                """);

        assertThat(counts(job)).containsExactly(2, 0, 0, 2);
        assertThat(problems(job)).contains("3,state,is not active; ", ",unsubscribed");
        assertThat(app.knows("left.over@example.org")).isFalse();
        assertThat(app.knows("spam.over@example.org")).isFalse();
    }
}
