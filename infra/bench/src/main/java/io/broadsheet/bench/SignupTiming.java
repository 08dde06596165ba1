package io.broadsheet.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether the time of an answer tells who is a reader: addresses that nobody knows, that wait for their confirmation, and that are
 * on the list, in turns and one after the other.
 */
final class SignupTiming {

    private static final int WARM = 300;

    private final HttpClient http;
    private final URI address;

    SignupTiming(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    /**
     * Prints the three distributions.
     *
     * @param active some who are on the list
     */
    void run(int each, List<String> active) throws IOException, InterruptedException {
        double[][] millis = new double[3][each];
        for (int i = -WARM; i < each; i++) {
            double unknown = ask("fresh%d@timing.example".formatted(i));
            double pending = ask("fresh%d@timing.example".formatted(i)); // within the cool-down of the one before
            double known = ask(active.get(Math.floorMod(i, active.size())));
            if (i >= 0) {
                millis[0][i] = unknown;
                millis[1][i] = pending;
                millis[2][i] = known;
            }
        }
        print("unknown", millis[0]);
        print("pending", millis[1]);
        print("active", millis[2]);
    }

    private double ask(String email) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\": \"%s\"}".formatted(email)))
                .build();
        long start = System.nanoTime();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 202) {
            throw new IllegalStateException("answered " + status);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String who, double[] millis) {
        Arrays.sort(millis);
        int count = millis.length;
        System.out.printf(
                Locale.ROOT,
                "%-8s n=%d p10 %.2f ms, p25 %.2f, p50 %.2f, p75 %.2f, p90 %.2f, p99 %.2f, mean %.2f%n",
                who,
                count,
                millis[count / 10],
                millis[count / 4],
                millis[count / 2],
                millis[count * 3 / 4],
                millis[count * 9 / 10],
                millis[count * 99 / 100],
                Arrays.stream(millis).average().orElse(0));
    }
}
