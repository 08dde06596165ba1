package io.broadsheet.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** The digest services that share a send. */
final class Newsroom implements AutoCloseable {

    private static final int LOOK_MILLIS = 20_000;

    private final List<Digest> services;
    private final HttpClient http;
    private final Database database;
    private final Readership readers;
    private final Others others;

    Newsroom(List<Digest> services, HttpClient http, Database database, Readership readers) {
        this.services = services;
        this.http = http;
        this.database = database;
        this.readers = readers;
        this.others = new Others(database);
    }

    void awaitReady() throws InterruptedException {
        for (Digest each : services) {
            while (!each.isReady(http)) {
                Thread.sleep(200);
            }
        }
    }

    /** Approves an edition as an operator does, and waits until everybody has it. */
    MailPass send(int recipients, int bytes, Supplier<Duration> sinkCpu) throws IOException, InterruptedException {
        readers.resize(recipients);
        String period = readers.edition(bytes);
        Duration service = cpu();
        Duration postgres = others.postgres();
        Duration sink = sinkCpu.get();
        long start = System.currentTimeMillis();
        approve(period);
        double approved = System.currentTimeMillis() - start;
        String edition = "(select id from edition where newsletter = 'bench' and period = '" + period + "')";
        awaitSent(edition, start);
        var pass = new MailPass(
                recipients,
                settled("max", edition) - start,
                settled("min", edition) - start,
                millis(cpu().minus(service)),
                millis(others.postgres().minus(postgres)),
                millis(sinkCpu.get().minus(sink)));
        System.out.printf(
                Locale.ROOT,
                "  %d mails of %d bytes: %.0f/s, the answer to the wish after %.0f ms, the first mail after %.0f ms%n",
                recipients,
                bytes,
                pass.perSecond(),
                approved,
                pass.firstMillis());
        check(edition, recipients);
        return pass;
    }

    private void awaitSent(String edition, long start) throws IOException, InterruptedException {
        long next = start + LOOK_MILLIS;
        while (database.number("select count(*) from edition where finished_at is not null and id = " + edition) == 0) {
            Thread.sleep(250);
            if (System.currentTimeMillis() > next) {
                System.out.printf(Locale.ROOT, "  after %d s: %s MB resident%n", (next - start) / 1_000, resident());
                next += LOOK_MILLIS;
            }
        }
    }

    private String resident() throws IOException {
        StringJoiner megabytes = new StringJoiner(", ");
        for (Digest each : services) {
            megabytes.add(String.valueOf(each.residentMegabytes()));
        }
        return megabytes.toString();
    }

    /** Approves an edition, and returns when that was; it is being sent then. */
    long begin(int recipients, int bytes) throws IOException, InterruptedException {
        readers.resize(recipients);
        String period = readers.edition(bytes);
        long start = System.currentTimeMillis();
        approve(period);
        return start;
    }

    private void approve(String period) throws IOException, InterruptedException {
        HttpRequest wish = services.getFirst()
                .asOperator("/api/operator/newsletters/bench/editions/" + period + "/approve")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = http.send(wish, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
    }

    private double settled(String which, String edition) {
        return database.number(
                "select (extract(epoch from %s(settled_at)) * 1000)::bigint from delivery where edition_id = %s"
                        .formatted(which, edition));
    }

    private void check(String edition, int recipients) {
        long sent = database.number(
                "select count(*) from delivery where state = 'sent' and edition_id = %s".formatted(edition));
        if (sent != recipients) {
            throw new IllegalStateException("%d of %d were sent".formatted(sent, recipients));
        }
    }

    Overtaking overtaking() {
        return new Overtaking(this, services.getFirst(), http, database);
    }

    void printMemory() throws IOException {
        for (Digest each : services) {
            System.out.printf(
                    Locale.ROOT,
                    "  memory of the service: %d MB resident, %d MB at most so far%n",
                    each.residentMegabytes(),
                    each.peakMegabytes());
        }
    }

    private Duration cpu() {
        return services.stream().map(each -> each.process().cpu()).reduce(Duration.ZERO, Duration::plus);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    @Override
    public void close() {
        services.forEach(Digest::close);
    }
}
