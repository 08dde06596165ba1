package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleRecorder;
import io.broadsheet.ingest.loop.Loop;
import io.broadsheet.ingest.source.LiveCatalogue;
import io.broadsheet.ingest.status.SourceHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    private static final Logger log = LoggerFactory.getLogger(FeedConfiguration.class);
    private static final String ALLOW_PRIVATE = "${ingest.allow-private-addresses:false}";
    private static final Duration LOOK = Duration.ofMillis(500);
    /** Visits that end within such a time are written together, while there are more under way. */
    private static final Duration LINGER = Duration.ofMillis(150);

    @Bean
    PublicAddresses publicAddresses(FeedProperties properties, @Value(ALLOW_PRIVATE) boolean allowPrivate) {
        Predicate<InetAddress> allowed = allowPrivate ? _ -> true : PublicAddresses::isPublic;
        return new PublicAddresses(allowed, InetAddress::getAllByName, properties.connectTimeout());
    }

    @Bean
    CloseableHttpAsyncClient feedHttpClient(
            FeedProperties properties,
            PublicAddresses addresses,
            ObjectProvider<BuildProperties> build,
            @Value("${digest.public-base-url:}") String publicBaseUrl) {
        String contact = UserAgent.contact(properties.contact(), publicBaseUrl);
        BuildProperties known = build.getIfAvailable();
        String agent = properties.userAgent() == null
                ? UserAgent.of(known == null ? null : known.getVersion(), contact)
                : properties.userAgent();
        if (contact == null && properties.userAgent() == null) {
            log.info("feeds are asked as '{}': set ingest.feed.contact so that owners of sites can reach you", agent);
        }
        return FeedHttpClient.create(properties, addresses, agent);
    }

    @Bean
    FeedFetcher feedFetcher(
            CloseableHttpAsyncClient feedHttpClient,
            InstantSource clock,
            FeedProperties properties,
            @Value(ALLOW_PRIVATE) boolean allowPrivate) {
        return new FeedFetcher(feedHttpClient, clock, properties.limits(allowPrivate));
    }

    @Bean
    FeedParser feedParser(FeedProperties properties) {
        return new FeedParser(properties.maximumEntries());
    }

    @Bean
    PollSchedule pollSchedule(FeedProperties properties) {
        return new PollSchedule(properties.minimumInterval(), properties.maximumInterval());
    }

    @Bean
    OwnNetwork ownNetwork() {
        return new OwnNetwork();
    }

    @Bean
    HealthIndicator networkHealthIndicator(OwnNetwork network) {
        return new NetworkHealth(network);
    }

    @Bean
    LivingLeases livingLeases(JdbcClient jdbc) {
        return new LivingLeases(jdbc);
    }

    @Bean
    SharedHosts sharedHosts(JdbcClient jdbc) {
        return new SharedHosts(jdbc);
    }

    @Bean
    FeedStates feedStates(JdbcClient jdbc, TransactionTemplate transactions, LivingLeases leases, SharedHosts hosts) {
        return new FeedStates(jdbc, transactions, leases, hosts);
    }

    @Bean
    FeedLeases feedLeases(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            LivingLeases leases,
            SharedHosts hosts,
            FeedProperties properties) {
        var limits = new FeedLeases.HostLimits(properties.perHost(), properties.hostGap());
        return new FeedLeases(jdbc, transactions, leases, hosts, limits);
    }

    @Bean
    Settlements settlements(FeedStates states, SourceHealth health, TransactionTemplate transactions) {
        return new Settlements(states, health, transactions);
    }

    @Bean
    VisitLedger visitLedger(
            FeedStates states,
            SharedHosts hosts,
            SourceHealth health,
            Settlements settlements,
            PollSchedule schedule,
            OwnNetwork network,
            InstantSource clock,
            RandomGenerator random) {
        return new VisitLedger(states, hosts, health, settlements, schedule, network, clock, random);
    }

    @Bean
    Loop settlementLoop(Settlements settlements) {
        var loop = new Loop("settlements", LINGER, settlements::flush);
        settlements.whenMany(loop::wake);
        return loop;
    }

    @Bean
    FeedMetrics feedMetrics(
            ObservationRegistry observations, MeterRegistry meters, ObjectProvider<SpanExporter> exporters) {
        boolean traced = exporters.iterator().hasNext();
        return new FeedMetrics(traced ? observations : ObservationRegistry.NOOP, meters);
    }

    @Bean
    FeedVisitor feedVisitor(
            FeedFetcher fetcher,
            FeedParser parser,
            ArticleRecorder recorder,
            VisitLedger ledger,
            FeedMetrics metrics,
            InstantSource clock) {
        return new FeedVisitor(fetcher, parser, recorder, ledger, metrics, clock);
    }

    @Bean
    FeedPoller feedPoller(
            LiveCatalogue catalogue,
            FeedStates states,
            FeedLeases leases,
            FeedVisitor visitor,
            Settlements settlements,
            OwnNetwork network,
            InstantSource clock,
            FeedProperties properties,
            PollSchedule schedule) {
        return new FeedPoller(catalogue, states, leases, visitor, settlements, network, clock, properties, schedule);
    }

    @Bean
    Loop feedLoop(FeedPoller poller, Loop settlementLoop, Loop articleRelayLoop) {
        var loop = new Loop("feeds", LOOK, poller::poll);
        poller.whenRoom(loop::wake);
        poller.whenIdle(() -> {
            settlementLoop.wake();
            articleRelayLoop.wake();
        });
        return loop;
    }
}
