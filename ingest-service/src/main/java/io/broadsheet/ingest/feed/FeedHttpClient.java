package io.broadsheet.ingest.feed;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Builds the one client that asks for feeds: HTTP/2 where the server offers it, kept connections, addresses checked when
 * connecting, no proxy but a configured network's own, no cookies, no credentials of its own, no redirects behind our back.
 */
final class FeedHttpClient {

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final TimeValue KEPT = TimeValue.ofSeconds(30);
    private static final TimeValue OLDEST = TimeValue.ofMinutes(2);
    /** For trials by operators, beside the polls. */
    private static final int SPARE = 8;

    private FeedHttpClient() {}

    static CloseableHttpAsyncClient create(FeedProperties properties, PublicAddresses addresses, String userAgent) {
        return create(properties, addresses, userAgent, null);
    }

    /**
     * Builds and starts it.
     *
     * @param tls what secure connections are trusted by; null for the usual authorities
     */
    static CloseableHttpAsyncClient create(
            FeedProperties properties, PublicAddresses addresses, String userAgent, @Nullable TlsStrategy tls) {
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnTotal(properties.concurrency() + SPARE)
                .setMaxConnPerRoute(properties.perHost() + SPARE)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                        .setHandshakeTimeout(Timeout.of(properties.connectTimeout()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(Timeout.of(properties.deadline()))
                        .setTimeToLive(OLDEST)
                        .build());
        if (tls != null) {
            connections.setTlsStrategy(tls);
        }
        var client = HttpAsyncClients.custom()
                .setConnectionManager(connections.build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .setH2Config(H2Config.custom()
                        .setMaxHeaderListSize(LARGEST_HEAD)
                        .setPushEnabled(false)
                        .build())
                .setUserAgent(userAgent)
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(properties.deadline()))
                        .setResponseTimeout(Timeout.of(properties.deadline()))
                        .setAuthenticationEnabled(false)
                        .build())
                .evictIdleConnections(KEPT)
                .build();
        client.start();
        return client;
    }
}
