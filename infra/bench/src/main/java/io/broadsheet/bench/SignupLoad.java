package io.broadsheet.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Signs people up at a steady rate, whether or not answers come: the time of each counts from when it should have been asked,
 * so that a stall of the service shows in full.
 */
final class SignupLoad {

    private final HttpClient http;
    private final URI address;
    private int people;

    SignupLoad(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    /**
     * What came of a load; times in milliseconds.
     *
     * @param refused asked to come again (503)
     * @param errors anything else but 202
     */
    record Result(
            int requests,
            double seconds,
            int refused,
            int errors,
            double half,
            double most,
            double nearlyAll,
            double rest,
            double worst) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d requests, %.0f/s answered, %d refused, %d errors, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, p99.9 %.0f ms, worst %.0f ms",
                    requests,
                    requests / seconds,
                    refused,
                    errors,
                    half,
                    most,
                    nearlyAll,
                    rest,
                    worst);
        }
    }

    Result run(int perSecond, int seconds) {
        int count = perSecond * seconds;
        double[] millis = new double[count];
        var refused = new AtomicInteger();
        var errors = new AtomicInteger();
        CompletableFuture<?>[] answers = new CompletableFuture<?>[count];
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int index = i;
            long due = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            answers[i] = http.sendAsync(request(), HttpResponse.BodyHandlers.discarding())
                    .handle((answer, failure) -> {
                        millis[index] = (System.nanoTime() - due) / 1e6;
                        int status = failure == null ? answer.statusCode() : 0;
                        return switch (status) {
                            case 202 -> 0;
                            case 503 -> refused.incrementAndGet();
                            default -> errors.incrementAndGet();
                        };
                    });
        }
        CompletableFuture.allOf(answers).join();
        double took = (System.nanoTime() - start) / 1e9;
        Arrays.sort(millis);
        return new Result(
                count,
                took,
                refused.get(),
                errors.get(),
                millis[count / 2],
                millis[count * 95 / 100],
                millis[count * 99 / 100],
                millis[count * 999 / 1000],
                millis[count - 1]);
    }

    private HttpRequest request() {
        String json = "{\"email\": \"reader%d@example.org\", \"name\": \"Reader\"}".formatted(people++);
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }
}
