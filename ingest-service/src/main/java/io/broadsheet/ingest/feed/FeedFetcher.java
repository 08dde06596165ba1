package io.broadsheet.ingest.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.CircularRedirectException;
import org.apache.hc.client5.http.RedirectException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Asks for a feed within bounds of time, size and redirects; whatever happens is a {@link FetchResult}. */
final class FeedFetcher implements AutoCloseable {

    private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json,"
            + " application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5";

    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("feed-deadlines").factory());
    private final InstantSource clock;
    private final Duration deadline;
    private final int maximumSize;

    FeedFetcher(CloseableHttpClient http, InstantSource clock, Duration deadline, long maximumSize) {
        this.http = http;
        this.clock = clock;
        this.deadline = deadline;
        this.maximumSize = (int) maximumSize;
    }

    FetchResult fetch(URI address, FetchResult.Validators validators) {
        HttpGet request;
        try {
            request = new HttpGet(address);
        } catch (IllegalArgumentException e) {
            return new FetchResult.Failed("not an address that can be asked: " + e.getMessage());
        }
        request.setHeader(HttpHeaders.ACCEPT, ACCEPT);
        setIfPresent(request, HttpHeaders.IF_NONE_MATCH, validators.etag());
        setIfPresent(request, HttpHeaders.IF_MODIFIED_SINCE, validators.lastModified());
        var alarm = deadlines.schedule(request::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
        var context = HttpClientContext.create();
        try {
            return http.execute(request, context, response -> result(address, context, response));
        } catch (IOException | IllegalStateException e) {
            return new FetchResult.Failed(
                    request.isCancelled() ? "no complete answer within " + inWords(deadline) : inWords(e));
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }

    private static void setIfPresent(HttpGet request, String header, @Nullable String value) {
        if (value != null) {
            request.setHeader(header, value);
        }
    }

    private FetchResult result(URI asked, HttpClientContext context, ClassicHttpResponse response) throws IOException {
        Duration retryAfter = ResponseHeaders.retryAfter(response, clock.instant());
        return switch (response.getCode()) {
            case 200, 203, 206 -> fetched(asked, context, response);
            case 304 -> new FetchResult.NotModified(ResponseHeaders.maxAge(response));
            case 429 -> new FetchResult.RateLimited(retryAfter);
            case 503 ->
                retryAfter == null ? new FetchResult.Failed("HTTP 503") : new FetchResult.RateLimited(retryAfter);
            case 410 -> new FetchResult.Gone();
            default -> new FetchResult.Failed("HTTP " + response.getCode());
        };
    }

    private FetchResult fetched(URI asked, HttpClientContext context, ClassicHttpResponse response) throws IOException {
        byte[] body = new byte[0];
        if (response.getEntity() != null) {
            try (InputStream in = response.getEntity().getContent()) {
                body = in.readNBytes(maximumSize + 1);
                if (body.length > maximumSize) {
                    return new FetchResult.Failed("larger than %,d bytes".formatted(maximumSize));
                }
            }
        }
        var redirects = context.getRedirectLocations();
        URI address = redirects == null || redirects.size() == 0 ? asked : redirects.get(redirects.size() - 1);
        return new FetchResult.Fetched(
                body,
                ResponseHeaders.value(response, HttpHeaders.CONTENT_TYPE),
                address,
                address.equals(asked) ? null : address,
                new FetchResult.Validators(
                        ResponseHeaders.value(response, HttpHeaders.ETAG),
                        ResponseHeaders.value(response, HttpHeaders.LAST_MODIFIED)),
                ResponseHeaders.maxAge(response));
    }

    private static String inWords(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && !isClear(cause)) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case PublicAddresses.NotPublic notPublic -> String.valueOf(notPublic.getMessage());
            case UnknownHostException unknown -> "no such host: " + unknown.getMessage();
            case SSLException tls -> "no secure connection: " + tls.getMessage();
            case ConnectException refused -> "no connection: " + refused.getMessage();
            case CircularRedirectException circle -> "redirects go in a circle: " + circle.getMessage();
            case RedirectException redirect -> "redirects: " + redirect.getMessage();
            case ProtocolException protocol -> "not HTTP as it should be: " + protocol.getMessage();
            case InterruptedIOException timeout -> "no answer in time: " + timeout.getMessage();
            default -> "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage());
        };
    }

    private static boolean isClear(Throwable cause) {
        return cause instanceof UnknownHostException
                || cause instanceof SSLException
                || cause instanceof ConnectException
                || cause instanceof RedirectException;
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
