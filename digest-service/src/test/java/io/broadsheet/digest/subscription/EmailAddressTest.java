package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "  ada@example.org ",
                "ada.lovelace+news@mail.example.org",
                "o'brien@example.ie",
                "a@b.co",
                "用户@example.org",
                "jürgen@example.org",
                "!#$%&'*+/=?^_`{|}~-@example.org",
                "ada@sub-domain.example.xn--p1ai",
                "ada@1and1.com"
            })
    void takesAddressesThatPeopleHave(String typed) {
        assertThat(EmailAddress.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "ada@",
                "@example.org",
                "ada@localhost",
                "not an address",
                "ada @example.org",
                "ada@exam ple.org",
                ".ada@example.org",
                "ada.@example.org",
                "ada..l@example.org",
                "ada@@example.org",
                "a@da@example.org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@example..org",
                "ada@example.org.",
                "ada@192.168.0.1",
                "ada@[192.168.0.1]",
                "\"ada l\"@example.org",
                "ada@exam_ple.org",
                "Ada <ada@example.org>",
                "ada@example.org,eve@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada\u0000@example.org",
                "ada\u202e@example.org"
            })
    void refusesWhatIsNoAddress(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada@Example.ORG, Ada@example.org, ada@example.org",
        "Ada@BÜCHER.example, Ada@xn--bcher-kva.example, ada@xn--bcher-kva.example",
        "Ada@xn--bcher-kva.example, Ada@xn--bcher-kva.example, ada@xn--bcher-kva.example"
    })
    void knowsTheSameAddressHoweverItIsWritten(String typed, String address, String key) {
        assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(address, key));
    }

    @Test
    void capitalLettersBeforeTheAtMatterOnlyToWhoWantsThat() {
        EmailAddress distinct =
                EmailAddress.parse("Ada@Example.ORG", LocalPartCase.DISTINCT).orElseThrow();
        assertThat(distinct.key()).isEqualTo("Ada@example.org");
        assertThat(distinct.folded()).isEqualTo("ada@example.org");
        assertThat(EmailAddress.parse("Ada@Example.ORG", LocalPartCase.IGNORED).map(EmailAddress::key))
                .contains("ada@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "ıda@example.org, ida@example.org",
        "İda@example.org, ida@example.org",
        "straße@example.org, strasse@example.org"
    })
    void takesNobodyForSomebodyElse(String one, String other) {
        assertThat(EmailAddress.parse(one).orElseThrow().key())
                .isNotEqualTo(EmailAddress.parse(other).orElseThrow().key());
    }

    @Test
    void showsDomainsInTheirOwnScript() {
        assertThat(EmailAddress.readable("Ada@xn--bcher-kva.example")).isEqualTo("Ada@bücher.example");
        assertThat(EmailAddress.masked("Ada@xn--bcher-kva.example")).isEqualTo("A…@bücher.example");
        assertThat(EmailAddress.readable("ada@example.org")).isEqualTo("ada@example.org");
    }

    @Test
    void treatsComposedAndDecomposedLettersAlike() {
        assertThat(EmailAddress.parse("ju\u0308rgen@example.org"))
                .isEqualTo(EmailAddress.parse("j\u00fcrgen@example.org"));
    }

    @Test
    void holdsTheLengthsOfTheStandard() {
        String domain = ("d".repeat(63) + ".").repeat(2) + "d".repeat(57) + ".org";
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(64) + "@d" + domain)).isEmpty();
        assertThat(EmailAddress.parse("ü".repeat(33) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "d".repeat(64) + ".org")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(1_000_000))).isEmpty();
    }

    @Test
    void masksAllButTheFirstLetter() {
        assertThat(EmailAddress.masked("ada@example.org")).isEqualTo("a…@example.org");
    }
}
