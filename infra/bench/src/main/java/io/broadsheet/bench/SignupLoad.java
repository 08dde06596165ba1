package io.broadsheet.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Signs people up at a steady rate, whether or not answers come: the time of each counts from when it should have been asked,
 * so that a stall of the service shows in full.
 */
final class SignupLoad {

    private final URI address;
    private final InstantSource clock;
    private int people;

    SignupLoad(URI address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    LoadResult run(int perSecond, int seconds) {
        Double[] millis = new Double[perSecond * seconds];
        var refused = new AtomicInteger();
        var errors = new AtomicInteger();
        Instant began = clock.instant();
        long start = System.nanoTime();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < millis.length; i++) {
                int index = i;
                long due = start + i * 1_000_000_000L / perSecond;
                int person = people++;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                readers.execute(() -> {
                    int status = signUp(person);
                    millis[index] = (System.nanoTime() - due) / 1e6;
                    if (status != 202) {
                        (status == 503 ? refused : errors).incrementAndGet();
                    }
                });
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        return new LoadResult(began, perSecond, took, Arrays.asList(millis), refused.get(), errors.get());
    }

    /** With the client that needs least of the processors, which it shares with the service; 0 without an answer. */
    private int signUp(int person) {
        byte[] json = "{\"email\": \"reader%d@example.org\", \"name\": \"Reader\"}"
                .formatted(person)
                .getBytes(StandardCharsets.UTF_8);
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                out.write(json);
            }
            int status = connection.getResponseCode();
            try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                if (in != null) {
                    in.readAllBytes(); // or the connection could not be used again
                }
            }
            return status;
        } catch (IOException e) {
            return 0;
        }
    }
}
