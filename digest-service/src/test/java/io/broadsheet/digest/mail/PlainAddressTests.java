package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reader17@example17.org",
                "a@b",
                "Ada.Lovelace+news@Mail-1.Example.co.uk",
                "_x-@xn--kln-sna.example",
            })
    void whatMostPeopleHaveIsFitAsItIs(String address) throws Exception {
        assertThat(PlainAddress.is(address)).isTrue();

        new InternetAddress(address).validate();
        assertThat(IDN.toASCII(address.substring(address.indexOf('@') + 1), IDN.ALLOW_UNASSIGNED))
                .isEqualTo(address.substring(address.indexOf('@') + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a",
                "@example.org",
                "a@",
                "a@b@c",
                ".a@example.org",
                "a.@example.org",
                "a..b@example.org",
                "a@.org",
                "a@example.",
                "a@example..org",
                "a@-example.org",
                "a@example-.org",
                "a@ex_ample.org",
                "a@[127.0.0.1]",
                "\"a b\"@example.org",
                "a b@example.org",
                "a>@example.org",
                "a\r\nRCPT TO:<b@example.org>",
                "a@example.org\r\n",
                "jürgen@example.org",
                "ada@köln.example",
                "a@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org",
            })
    void allElseIsLookedAtClosely(String address) {
        assertThat(PlainAddress.is(address)).isFalse();
    }
}
