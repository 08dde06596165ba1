package io.broadsheet.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;

/** An edition to very many readers, and people who sign up meanwhile: how soon their confirmations leave. */
final class Overtaking {

    private static final int EVERY_MILLIS = 500;

    private final Newsroom newsroom;
    private final Digest service;
    private final HttpClient http;
    private final Database database;
    private int people;

    Overtaking(Newsroom newsroom, Digest service, HttpClient http, Database database) {
        this.newsroom = newsroom;
        this.service = service;
        this.http = http;
        this.database = database;
    }

    /** Sends for so many seconds, however many mails are left then, and prints. */
    void run(int recipients, int bytes, int seconds) throws IOException, InterruptedException {
        long start = newsroom.begin(recipients, bytes);
        long end = System.currentTimeMillis() + 1_000L * seconds;
        long least = Long.MAX_VALUE;
        long most = 0;
        while (System.currentTimeMillis() < end) {
            signUp();
            least = Math.min(least, service.residentMegabytes());
            most = Math.max(most, service.residentMegabytes());
            Thread.sleep(EVERY_MILLIS);
        }
        while (database.number("select count(*) from delivery where kind = 'CONFIRMATION' and state <> 'sent'") > 0) {
            Thread.sleep(EVERY_MILLIS);
        }
        long took = System.currentTimeMillis() - start;
        String editions =
                "from delivery where kind = 'EDITION' and created_at >= to_timestamp(%d / 1000.0)".formatted(start);
        long sent = database.number("select count(*) " + editions + " and state = 'sent'");
        System.out.printf(
                Locale.ROOT,
                "  %d recipients: first mail after %d ms, all owed after %d ms; %d mails in %.0f s (%.0f/s); %d to %d MB resident%n",
                recipients,
                database.number("select (extract(epoch from min(settled_at)) * 1000)::bigint " + editions) - start,
                database.number("select (extract(epoch from max(created_at)) * 1000)::bigint " + editions) - start,
                sent,
                took / 1000.0,
                sent * 1000.0 / took,
                least,
                most);
        System.out.printf(
                Locale.ROOT,
                "  %d confirmations meanwhile, from being owed to being noted as sent: half within %d ms, 95 %% within %d ms, all within %d ms%n",
                people,
                confirmations(0.5),
                confirmations(0.95),
                confirmations(1));
    }

    private void signUp() throws IOException, InterruptedException {
        people++;
        HttpRequest wish = HttpRequest.newBuilder(service.uri("/api/subscriptions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"email\": \"late%d@example.org\", \"newsletter\": \"bench\"}".formatted(people)))
                .build();
        int status = http.send(wish, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 202) {
            throw new IllegalStateException("the sign-up was answered " + status);
        }
    }

    private long confirmations(double share) {
        return database.number("""
                select (1000 * percentile_disc(%s) within group (order by extract(epoch from settled_at - created_at)))::bigint
                from delivery where kind = 'CONFIRMATION'""".formatted(share));
    }
}
