package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not asked, however its address is spelled and whoever points there. */
class FeedAddressSafetyTests extends Fetches {

    /** What is said of an address that somebody has tried to reach. */
    private static final String[] TRIED = {
        "no connection", "no answer in time", "no way to the host", "no complete answer", "the connection broke"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/f",
                "http://2130706433:%d/f",
                "http://0x7f.1:%d/f",
                "http://127.1:%d/f",
                "http://[::1]:%d/f",
                "http://[::ffff:127.0.0.1]:%d/f",
                "http://[64:ff9b::7f00:1]:%d/f",
                "http://localhost:%d/f",
                "http://localhost.:%d/f",
                "http://LOCALHOST:%d/f",
                "http://127.0.0.1.:%d/f",
                "http://0x7f000001:%d/f",
                "http://017700000001:%d/f",
                "http://0:%d/f",
                "http://0.0.0.0:%d/f",
                "http://public.example@127.0.0.1:%d/f",
                "http://127%%2E0%%2E0%%2E1:%d/f",
                "http://[::]:%d/f",
                "http://[0:0:0:0:0:ffff:7f00:1]:%d/f",
                "http://[::ffff:0:127.0.0.1]:%d/f",
                "http://[::127.0.0.1]:%d/f",
                "http://[2002:7f00:1::]:%d/f",
                "http://[fe80::1%%25lo]:%d/f"
            })
    void noSpellingOfThisMachineIsAsked(String form) throws Exception {
        server.serve("/f", "application/rss+xml", TEXT);
        try (var web = Fetching.onTheWeb(InetAddress::getAllByName)) {
            URI address = URI.create(form.formatted(server.uri("/f").getPort()));
            assertThat(reason(web.fetcher().fetch(address, FetchResult.Validators.NONE)))
                    .doesNotContain(TRIED);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void redirectToAnAddressThatIsNotPublicIsNotFollowed() throws Exception {
        try (var trap = new RudeServer("127.0.0.2", TEXT);
                var web = Fetching.whereOnly("127.0.0.1")) {
            server.serve("/f", redirect(302, trap.uri().toString()));
            assertThat(reason(web.fetcher().fetch(server.uri("/f"), FetchResult.Validators.NONE)))
                    .startsWith("127.0.0.2 is not a public address");
            assertThat(server.requests()).hasSize(1);
            assertThat(trap.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/f",
                "http://100.64.0.1/f",
                "http://169.254.169.254/latest/meta-data/",
                "http://224.0.0.1/f",
                "http://2130706433:%d/f",
                "http://0x7f000001:%d/f",
                "http://127.1:%d/f",
                "http://[::ffff:10.0.0.1]/f",
                "http://[64:ff9b::a00:1]/f",
                "http://[fd00::1]/f",
                "http://[::ffff:127.0.0.1]:%d/f",
                "http://localhost.:%d/f",
                "//localhost:%d/f"
            })
    void noRedirectLeadsToWhatIsNotPublic(String target) throws Exception {
        // the name of the server that redirects stands for a public one
        InetAddress own = InetAddress.getByAddress(
                "feeds.example", InetAddress.getLoopbackAddress().getAddress());
        try (var web = Fetching.where(
                address -> address.toString().startsWith("feeds.example/") || PublicAddresses.isPublic(address),
                host -> host.equals("feeds.example") ? new InetAddress[] {own} : InetAddress.getAllByName(host))) {
            int port = server.uri("/f").getPort();
            server.serve("/f", redirect(301, target.formatted(port)));
            URI address = URI.create("http://feeds.example:%d/f".formatted(port));
            assertThat(reason(web.fetcher().fetch(address, FetchResult.Validators.NONE)))
                    .doesNotContain(TRIED);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"22,false", "80,true", "443,true", "1023,false", "1024,true", "0,false", "65536,false"})
    void onlyPortsOfTheWebAreAsked(int port, boolean asked) {
        assertThat(FeedAddress.objection(URI.create("http://a.example:" + port + "/"), false) == null)
                .isEqualTo(asked);
    }
}
