package io.broadsheet.ingest.feed;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.jspecify.annotations.Nullable;

/** Asks for a feed within bounds of time, size and redirects; whatever happens is a {@link FetchResult}. */
final class FeedFetcher implements AutoCloseable {

    private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json,"
            + " application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5";

    private final CloseableHttpAsyncClient http;
    private final ExecutorService pursuits = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("feed-fetch-", 0).factory());
    private final InstantSource clock;
    private final Limits limits;

    FeedFetcher(CloseableHttpAsyncClient http, InstantSource clock, Limits limits) {
        this.http = http;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * What one visit may cost.
     *
     * @param deadline from the look-up of the name to the last byte, with all redirects
     * @param maximumSize in bytes, before and after decompression
     * @param anyPort see {@link FeedAddress#objection}
     */
    record Limits(Duration deadline, int maximumSize, int maximumRedirects, boolean anyPort) {}

    FetchResult fetch(URI address, FetchResult.Validators validators) {
        var pursuit = new Pursuit(address, validators);
        var result = pursuits.submit(pursuit);
        try {
            return result.get(limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String reason = "no complete answer within %s (ingest.feed.deadline)".formatted(inWords(limits.deadline()));
            return pursuit.answered ? new FetchResult.Failed(reason) : new FetchResult.Unreachable(reason);
        } catch (ExecutionException e) {
            return FetchErrors.result(e, pursuit.answered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while asking for a feed");
        } finally {
            result.cancel(true);
        }
    }

    @Override
    public void close() {
        pursuits.shutdownNow();
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** One visit: from redirect to redirect until there is something else. */
    private final class Pursuit implements Callable<FetchResult> {

        private final URI start;
        private final FetchResult.Validators validators;
        private volatile boolean answered;

        Pursuit(URI start, FetchResult.Validators validators) {
            this.start = start;
            this.validators = validators;
        }

        @Override
        public FetchResult call() throws Exception {
            URI address = FeedAddress.withoutUser(start);
            URI permanent = null;
            boolean onlyPermanent = true;
            Set<URI> seen = new HashSet<>(Set.of(address));
            for (int redirects = 0; ; redirects++) {
                String objection = FeedAddress.objection(address, limits.anyPort());
                if (objection != null) {
                    return new FetchResult.Failed(
                            redirects == 0 ? objection : "redirected to an address that is not asked: " + objection);
                }
                Answer answer = ask(address);
                if (!Redirect.is(answer.status())) {
                    return result(answer, new FetchResult.Route(address, permanent));
                }
                String location = ResponseHeaders.value(answer.head(), HttpHeaders.LOCATION);
                URI next = FeedAddress.target(address, location);
                if (next == null) {
                    return new FetchResult.Failed(Redirect.leadsNowhere(answer.status(), location));
                }
                String fault = Redirect.fault(next, redirects, limits.maximumRedirects(), seen);
                if (fault != null) {
                    return new FetchResult.Failed(fault);
                }
                onlyPermanent &= Redirect.isPermanent(answer.status()) && !Redirect.isDowngrade(address, next);
                permanent = onlyPermanent ? next : permanent;
                address = next;
            }
        }

        private Answer ask(URI address) throws ExecutionException, InterruptedException {
            try {
                return askOnce(address);
            } catch (ExecutionException e) {
                if (!answered && e.getCause() != null && FetchErrors.isWorthAnotherTry(e.getCause())) {
                    return askOnce(address);
                }
                throw e;
            }
        }

        private Answer askOnce(URI address) throws ExecutionException, InterruptedException {
            var request = AsyncRequestBuilder.get(address)
                    .setHeader(HttpHeaders.ACCEPT, ACCEPT)
                    .setHeader(HttpHeaders.ACCEPT_ENCODING, ContentCodings.ACCEPTED);
            setIfPresent(request, HttpHeaders.IF_NONE_MATCH, validators.etag());
            setIfPresent(request, HttpHeaders.IF_MODIFIED_SINCE, validators.lastModified());
            if (FeedAddress.sameOrigin(start, address)) {
                setIfPresent(request, HttpHeaders.AUTHORIZATION, FeedAddress.credentials(start));
            }
            var consumer = new Answer.Consumer(limits.maximumSize(), () -> answered = true);
            var answer = http.execute(request.build(), consumer, null, HttpClientContext.create(), null);
            try {
                return answer.get();
            } finally {
                if (!answer.isDone()) { // cancelling one that is done would close its connection
                    answer.cancel(true);
                }
            }
        }

        private static void setIfPresent(AsyncRequestBuilder request, String header, @Nullable String value) {
            if (value != null) {
                request.setHeader(header, value);
            }
        }

        private FetchResult result(Answer answer, FetchResult.Route route) throws IOException {
            var head = answer.head();
            Duration retryAfter = ResponseHeaders.retryAfter(head, clock.instant());
            return switch (answer.status()) {
                case 200, 203, 206 -> fetched(answer, route);
                case 304 ->
                    validators.equals(FetchResult.Validators.NONE)
                            ? new FetchResult.Failed(StatusWords.of(304))
                            : new FetchResult.NotModified(route, ResponseHeaders.fresh(head, clock.instant()));
                case 429 -> new FetchResult.RateLimited(retryAfter);
                case 503 ->
                    retryAfter == null
                            ? new FetchResult.Failed(StatusWords.of(503))
                            : new FetchResult.RateLimited(retryAfter);
                case 410 -> new FetchResult.Gone();
                default -> new FetchResult.Failed(StatusWords.of(answer.status()));
            };
        }

        private FetchResult fetched(Answer answer, FetchResult.Route route) throws IOException {
            var head = answer.head();
            String coding = ResponseHeaders.all(head, HttpHeaders.CONTENT_ENCODING);
            return new FetchResult.Fetched(
                    ContentCodings.decode(answer.body(), coding, limits.maximumSize()),
                    ResponseHeaders.value(head, HttpHeaders.CONTENT_TYPE),
                    route,
                    new FetchResult.Validators(
                            ResponseHeaders.value(head, HttpHeaders.ETAG),
                            ResponseHeaders.value(head, HttpHeaders.LAST_MODIFIED)),
                    ResponseHeaders.fresh(head, clock.instant()));
        }
    }
}
