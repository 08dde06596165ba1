package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleRecorder;
import io.broadsheet.ingest.loop.Loop;
import io.broadsheet.ingest.source.LiveCatalogue;
import io.broadsheet.ingest.status.SourceHealth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    private static final Duration LOOK = Duration.ofMillis(500);

    @Bean
    CloseableHttpClient feedHttpClient(
            FeedProperties properties, @Value("${ingest.allow-private-addresses:false}") boolean allowPrivate) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new PublicAddresses(allowPrivate))
                .setMaxConnTotal(properties.concurrency() + 8)
                .setMaxConnPerRoute(properties.perHost() + 2)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(Timeout.of(properties.deadline()))
                        .setTimeToLive(TimeValue.ofMinutes(2))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent(properties.userAgent())
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setMaxRedirects(Math.max(1, properties.maximumRedirects()))
                        .setRedirectsEnabled(properties.maximumRedirects() > 0)
                        .setConnectionRequestTimeout(Timeout.of(properties.deadline()))
                        .setResponseTimeout(Timeout.of(properties.deadline()))
                        .build())
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    @Bean
    FeedFetcher feedFetcher(CloseableHttpClient feedHttpClient, InstantSource clock, FeedProperties properties) {
        return new FeedFetcher(
                feedHttpClient,
                clock,
                properties.deadline(),
                properties.maximumSize().toBytes());
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
    FeedVisitor feedVisitor(
            FeedFetcher fetcher,
            FeedParser parser,
            ArticleRecorder recorder,
            JdbcClient jdbc,
            SourceHealth health,
            PollSchedule schedule,
            InstantSource clock,
            RandomGenerator random) {
        return new FeedVisitor(fetcher, parser, recorder, new FeedStates(jdbc), health, schedule, clock, random);
    }

    @Bean
    FeedPoller feedPoller(
            LiveCatalogue catalogue,
            JdbcClient jdbc,
            FeedVisitor visitor,
            InstantSource clock,
            FeedProperties properties,
            PollSchedule schedule) {
        return new FeedPoller(catalogue, new FeedStates(jdbc), visitor, clock, properties, schedule);
    }

    @Bean
    Loop feedLoop(FeedPoller poller) {
        var loop = new Loop("feeds", LOOK, poller::poll);
        poller.whenRoom(loop::wake);
        return loop;
    }
}
