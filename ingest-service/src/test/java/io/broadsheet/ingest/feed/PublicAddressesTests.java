package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.FeedServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
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
                "fec0::1",
                "::10.0.0.1",
                "64:ff9b:1::a00:1",
                "2001::1",
                "2001:0:a00:1::",
                "192.0.2.1",
                "203.0.113.9",
                "198.51.100.2",
                "240.0.0.1",
                "2130706433",
                "127.1",
                "localhost"
            })
    void refusesWhatIsNotPublic(String host) {
        assertThatThrownBy(() -> addresses(false).resolve(host))
                .isInstanceOf(PublicAddresses.NotPublic.class)
                .hasMessageContaining("ingest.allow-private-addresses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:2800:21f::1", "64:ff9b::5db8:d70e"})
    void letsPublicOnesThrough(String host) throws UnknownHostException {
        assertThat(addresses(false).resolve(host)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void letsAllThroughWhenToldTo(String host) throws UnknownHostException {
        assertThat(addresses(true).resolve(host)).containsExactly(InetAddress.getByName(host));
    }

    @Test
    void ofAMixedAnswerOnlyThePublicAddressesAreUsed() throws UnknownHostException {
        InetAddress open = InetAddress.ofLiteral("93.184.215.14");
        var mixed = new PublicAddresses(
                PublicAddresses::isPublic,
                _ -> new InetAddress[] {InetAddress.ofLiteral("10.0.0.1"), open},
                Duration.ofSeconds(5));
        assertThat(mixed.resolve("mixed.example")).containsExactly(open);
    }

    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() throws Exception {
        var asked = new AtomicInteger();
        PublicAddresses.Lookup rebinding = _ ->
                new InetAddress[] {InetAddress.ofLiteral(asked.incrementAndGet() == 1 ? "203.0.113.7" : "127.0.0.1")};
        try (var server = new FeedServer();
                var web = Fetching.onTheWeb(rebinding)) {
            server.serve("/f", "application/rss+xml", "<rss/>");
            URI address =
                    URI.create("http://rebinding.example:" + server.uri("/f").getPort() + "/f");
            for (int look = 1; look <= 3; look++) {
                assertThat(web.fetcher().fetch(address, FetchResult.Validators.NONE))
                        .isInstanceOfSatisfying(
                                FetchResult.Failed.class,
                                failed -> assertThat(failed.reason()).contains("is not a public address"));
                assertThat(asked).as("one look-up for one connection").hasValue(look);
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void connectionsAreKeptAndUsedAgain() throws Exception {
        var asked = new AtomicInteger();
        PublicAddresses.Lookup rebinding = _ ->
                new InetAddress[] {InetAddress.ofLiteral(asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.99")};
        try (var server = new FeedServer();
                var lab = Fetching.inLab(rebinding)) {
            server.serve("/f", "application/rss+xml", "<rss/>");
            URI address =
                    URI.create("http://rebinding.example:" + server.uri("/f").getPort() + "/f");
            assertThat(lab.fetcher().fetch(address, FetchResult.Validators.NONE))
                    .isInstanceOf(FetchResult.Fetched.class);
            // nobody listens at the second address: an answer can only come over the kept connection
            await().untilAsserted(() -> assertThat(lab.fetcher().fetch(address, FetchResult.Validators.NONE))
                    .isInstanceOf(FetchResult.Fetched.class));
        }
    }

    private static PublicAddresses addresses(boolean allowPrivate) {
        return new PublicAddresses(
                allowPrivate ? _ -> true : PublicAddresses::isPublic, InetAddress::getAllByName, Duration.ofSeconds(5));
    }
}
