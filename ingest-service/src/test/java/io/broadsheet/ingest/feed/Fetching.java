package io.broadsheet.ingest.feed;

import io.broadsheet.testsupport.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.springframework.util.unit.DataSize;

/** A fetcher as the service has it, with settings that suit tests. */
final class Fetching implements AutoCloseable {

    static final FeedProperties PROPERTIES = properties(Duration.ofMillis(1_500), Duration.ZERO, 2);

    private final PublicAddresses addresses;
    private final CloseableHttpAsyncClient http;
    private final FeedFetcher fetcher;

    private Fetching(
            Predicate<InetAddress> allowed,
            PublicAddresses.Lookup lookup,
            InstantSource clock,
            FeedProperties properties,
            TlsStrategy tls) {
        addresses = new PublicAddresses(allowed, lookup, properties.connectTimeout());
        http = FeedHttpClient.create(properties, addresses, "test", tls);
        fetcher = new FeedFetcher(http, clock, properties.limits(true));
    }

    static Fetching inLab() {
        return inLab(InetAddress::getAllByName);
    }

    static Fetching inLab(PublicAddresses.Lookup lookup) {
        return new Fetching(_ -> true, lookup, new SettableClock(Visits.START), PROPERTIES, null);
    }

    static Fetching inLab(InstantSource clock) {
        return new Fetching(_ -> true, InetAddress::getAllByName, clock, PROPERTIES, null);
    }

    static Fetching patient(TlsStrategy tls) {
        return new Fetching(
                _ -> true,
                InetAddress::getAllByName,
                new SettableClock(Visits.START),
                properties(Duration.ofSeconds(30), Duration.ZERO, 2),
                tls);
    }

    static Fetching onTheWeb(PublicAddresses.Lookup lookup) {
        return new Fetching(PublicAddresses::isPublic, lookup, new SettableClock(Visits.START), PROPERTIES, null);
    }

    /** A web where only that address is public. */
    static Fetching whereOnly(String literal) {
        return where(InetAddress.ofLiteral(literal)::equals, InetAddress::getAllByName);
    }

    static Fetching where(Predicate<InetAddress> allowed, PublicAddresses.Lookup lookup) {
        return new Fetching(allowed, lookup, new SettableClock(Visits.START), PROPERTIES, null);
    }

    static FeedProperties properties(Duration deadline, Duration gap, int perHost) {
        return properties(deadline, gap, perHost, 8);
    }

    static FeedProperties properties(Duration deadline, Duration gap, int perHost, int concurrency) {
        return new FeedProperties(
                Duration.ofMinutes(15),
                Duration.ofHours(24),
                concurrency,
                perHost,
                gap,
                Duration.ofSeconds(2),
                deadline,
                DataSize.ofKilobytes(64),
                3,
                100,
                null,
                null);
    }

    FeedFetcher fetcher() {
        return fetcher;
    }

    @Override
    public void close() throws IOException {
        fetcher.close();
        http.close();
        addresses.close();
    }
}
