package io.broadsheet.proof;

import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.FreePorts;
import io.broadsheet.testsupport.MailSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Some processes of the digest service, and the database, Kafka and mail server that they share. */
final class Lab implements AutoCloseable {

    /** Less than that cannot be configured. */
    static final Duration LEASE = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    final Database database;
    final Broker broker;
    final MailSink sink;
    final int connections;

    private final List<Integer> ports = new ArrayList<>();
    private final List<DigestProcess> processes = new ArrayList<>();
    private final List<String> settings;
    private final Path logs;

    /**
     * Starts the processes and waits until they are up.
     *
     * @param home for data
     * @param newsletters that can be sent
     * @param connections of each process to the mail server
     */
    Lab(Path home, List<String> newsletters, int count, int connections) throws IOException {
        this.connections = connections;
        logs = Files.createDirectories(Path.of("target", "proof"));
        database = new Database(home.resolve("postgres"));
        broker = new Broker(home.resolve("kafka"));
        sink = new MailSink(InstantSource.system());
        broker.publishArticle(InstantSource.system().instant());
        settings = settings(configuration(home, newsletters));
        for (int i = 0; i < count; i++) {
            add();
        }
        awaitAll();
    }

    private static Path configuration(Path home, List<String> newsletters) throws IOException {
        String each = """
                  %1$s:
                    title: The Proof
                    topics: [proof]
                    minimum-articles: 1
                    sender: {address: proof@broadsheet.example}
                """;
        return Files.writeString(
                home.resolve("broadsheet.yaml"),
                newsletters.stream().map(each::formatted).collect(Collectors.joining("", "newsletters:\n", "")));
    }

    private List<String> settings(Path configuration) {
        return List.of(
                "--broadsheet.config=" + configuration,
                "--broadsheet.operator.password=" + Operator.PASSWORD,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.hikari.maximum-pool-size=8",
                "--spring.kafka.bootstrap-servers=" + broker.servers(),
                "--mail.host=127.0.0.1",
                "--mail.port=" + sink.port(),
                "--mail.security=none",
                "--mail.connections=" + connections,
                "--mail.connect-timeout=2s",
                "--mail.read-timeout=3s",
                "--digest.delivery.lease=" + LEASE.toSeconds() + "s",
                "--digest.delivery.retry-after=1s",
                "--digest.editions.reconcile-interval=500ms");
    }

    private DigestProcess start(int index) {
        return DigestProcess.start(ports.get(index), logs.resolve("digest-%d.log".formatted(index + 1)), settings);
    }

    /** Any process that is up; waits for one. */
    Operator operator() {
        return processes.get(victim(new Random())).operator();
    }

    /** The most mails that one process may have sent without a committed word of it: on their way, or in a group commit. */
    int inFlight() {
        return 5 * connections;
    }

    void awaitAll() {
        await("all processes are up")
                .atMost(PATIENCE)
                .until(() -> processes.stream().allMatch(DigestProcess::isReady));
    }

    /** Any process that is up; waits for one. */
    int victim(RandomGenerator random) {
        int first = random.nextInt(processes.size());
        return await("a victim is up").atMost(PATIENCE).until(() -> ready(first), index -> index >= 0);
    }

    private int ready(int first) {
        return IntStream.range(first, first + processes.size())
                .map(index -> index % processes.size())
                .filter(index -> processes.get(index).isReady())
                .findFirst()
                .orElse(-1);
    }

    void kill(int index) {
        processes.get(index).kill();
    }

    void terminate(int index) {
        processes.get(index).terminate();
    }

    /** Adds a process. Returns its index. */
    int add() {
        ports.add(FreePorts.next());
        processes.add(start(ports.size() - 1));
        return ports.size() - 1;
    }

    /** Ends the process that was added last. */
    void removeLast() {
        processes.removeLast().kill();
        ports.removeLast();
    }

    void startAgain(int index) {
        processes.set(index, start(index));
    }

    @Override
    public void close() {
        processes.forEach(DigestProcess::kill);
        sink.close();
        broker.close();
        database.close();
    }
}
