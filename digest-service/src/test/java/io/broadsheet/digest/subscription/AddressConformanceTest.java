package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Judged against what RFC 5321, 5322, 6531 and UTS #46 say; {@code addresses.tsv} has their verdict, ours, and why. */
class AddressConformanceTest {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(\\\\))");

    record Case(String address, String rfc, String ours, String why) {}

    static List<Case> cases() throws IOException {
        try (var table = AddressConformanceTest.class.getResourceAsStream("/addresses.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(line -> line.split("\t", -1))
                    .map(it -> new Case(unescaped(it[0]), it[1], it[2], it[3]))
                    .toList();
        }
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(match -> {
            String code = match.group(1) == null ? match.group(2) : match.group(1);
            return java.util.regex.Matcher.quoteReplacement(
                    code == null ? "\\" : Character.toString(Integer.parseInt(code, 16)));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judgesAsTheTableSays(Case it) {
        assertThat(EmailAddress.parse(it.address()).isPresent() ? "taken" : "refused")
                .as("%s (%s; RFC: %s)", it.address(), it.why(), it.rfc())
                .isEqualTo(it.ours());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsTakenIsTheSameWhenItIsReadAgain(Case it) {
        EmailAddress.parse(it.address()).ifPresent(address -> {
            assertThat(EmailAddress.parse(address.address())).contains(address);
            assertThat(EmailAddress.parse(EmailAddress.readable(address.address())))
                    .contains(address);
            assertThat(address.address().substring(address.address().lastIndexOf('@')))
                    .matches("@[a-z0-9.-]+");
        });
    }
}
