package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
        "0:0:0:0:0:0:0:1, 0:0:0::/48",
        "::ffff:203.0.113.77, 203.0.113.0/24",
        "fe80::1%1, fe80:0:0::/48",
        "203.0.113.77:49152, 203.0.113.0/24",
        "[2001:db8:1:2::6]:443, 2001:db8:1::/48",
        "[2001:db8:1:2::6], 2001:db8:1::/48",
        "unknown, unknown",
        "_hidden, unknown",
        "203.0.113.777, unknown",
        "'', unknown"
    })
    void keepsNoMoreThanTheNetwork(String address, String prefix) {
        assertThat(Network.of(address)).isEqualTo(new Network(prefix));
    }
}
