package io.broadsheet.digest.subscription;

import static io.broadsheet.digest.subscription.Uploads.begun;
import static io.broadsheet.digest.subscription.Uploads.counts;
import static io.broadsheet.digest.subscription.Uploads.finished;
import static io.broadsheet.digest.subscription.Uploads.imported;
import static io.broadsheet.digest.subscription.Uploads.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
                "sep=;;\r\nemail;consent_at;consent_source\r\n%s;2026-03-01;Liste\r\n",
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
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2026-03-01T12:30, 2026-03-01T12:30:00Z",
        "2026-03-01 12:30:15.123456, 2026-03-01T12:30:15.123456Z",
        "2026-03-01T12:30:15.123Z, 2026-03-01T12:30:15.123Z",
        "2026-03-01t12:30:15z, 2026-03-01T12:30:15Z",
        "2026-03-01T12:30:15-05:00, 2026-03-01T17:30:15Z",
        "2026-03-01 12:30:15+02, 2026-03-01T10:30:15Z",
        "2026-03-01 12:30:15.5+00, 2026-03-01T12:30:15.5Z",
        "2026-03-01 12:30:15 +0530, 2026-03-01T07:00:15Z",
        "2026-03-01 12:30:15 UTC, 2026-03-01T12:30:15Z",
        "2026-03-01 12:30:15.123456 +0000 UTC, 2026-03-01T12:30:15.123456Z",
        "2026-03-01 12:30:15 +0200 CEST, 2026-03-01T10:30:15Z",
        "2026-03-01 12:30:15 +0000 +0000, 2026-03-01T12:30:15Z",
        "01.03.2026,",
        "03/01/2026,",
        "2026-02-30,",
        "2026-03-01T25:00,",
        "2026-03-0112:30,",
        "2026-03-01T12:30:15Z+00,",
        "2026-03-01T,",
        "1772366400,"
    })
    void readsTimesAsOtherProgramsWriteThem(String time, @Nullable Instant meant) {
        ImportRow row = rows(ZoneOffset.UTC).judge(2, "ada@example.org", "", time, "list", "", "");

        assertThat(row)
                .extracting(it -> it instanceof ImportRow.Usable usable ? usable.consentAt() : null)
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-02-28T23:00:00Z",
        "2026-07-01 12:30:15, 2026-07-01T10:30:15Z",
        "2026-07-01 12:30:15 UTC, 2026-07-01T12:30:15Z"
    })
    void aTimeWithoutAZoneIsInTheNewsletters(String time, Instant meant) {
        ImportRow row = rows(ZoneId.of("Europe/Berlin")).judge(2, "ada@example.org", "", time, "list", "", "");

        assertThat(row)
                .isInstanceOfSatisfying(
                        ImportRow.Usable.class, it -> assertThat(it.consentAt()).isEqualTo(meant));
    }

    private static ImportRows rows(ZoneId zone) {
        return new ImportRows("meta-ai", zone, Instant.parse("2026-11-03T09:00:00Z"), LocalPartCase.IGNORED);
    }

    @Test
    void consentToOneNewsletterIsNoneToAnother() {
        JsonNode job = imported("""
                email,consent_at,consent_source,newsletter
                one.of.ours@example.org,2026-03-01,list,meta-ai
                one.of.others@example.org,2026-03-01,list,post
                one.of.any@example.org,2026-03-01,list,
                """);

        assertThat(counts(job)).containsExactly(2, 0, 0, 1);
        assertThat(problems(job)).contains("3,newsletter,is another one");
        assertThat(app.knows("one.of.others@example.org")).isFalse();
    }

    @Test
    void noColumnIsTakenForAnother() {
        JsonNode job = imported("""
                email,name,signup_at,consent_at,consent_source,state
                lise.shift@example.org,Meitner, Lise,2020-01-01,2026-03-01,paper form,active
                short.shift@example.org,,,2026-03-01,list
                blank.shift@example.org,,,2026-03-01,list,active,,
                """);

        assertThat(counts(job)).containsExactly(1, 0, 0, 2);
        assertThat(problems(job))
                .contains(
                        "2,row,has more fields than the first line",
                        "3,row,has fewer fields",
                        "lise.shift@example.org");
        assertThat(app.knows("blank.shift@example.org")).isTrue();
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
        assertThat(problems(job)).contains("3,state,", "is not active: ", ",unsubscribed");
        assertThat(app.knows("left.over@example.org")).isFalse();
        assertThat(app.knows("spam.over@example.org")).isFalse();
    }
}
