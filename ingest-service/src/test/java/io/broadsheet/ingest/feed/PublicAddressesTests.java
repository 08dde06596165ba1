package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:db8::1",
                "2130706433",
                "127.1",
                "localhost"
            })
    void refusesWhatIsNotPublic(String host) {
        assertThatThrownBy(() -> new PublicAddresses(false).resolve(host))
                .isInstanceOf(PublicAddresses.NotPublic.class)
                .hasMessageContaining("ingest.allow-private-addresses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:2800:21f::1", "64:ff9b::5db8:d70e"})
    void letsPublicOnesThrough(String host) throws UnknownHostException {
        assertThat(new PublicAddresses(false).resolve(host)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void letsAllThroughWhenToldTo(String host) throws UnknownHostException {
        assertThat(new PublicAddresses(true).resolve(host)).containsExactly(InetAddress.getByName(host));
    }
}
