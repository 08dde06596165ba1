package io.broadsheet.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker and controller (KRaft, combined roles) inside this process; its log stays in the given directory. */
public final class EmbeddedKafka implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Formats the directory on first use and starts the broker.
     *
     * @param dataDirectory created when missing, reused when present
     * @param port TCP port for clients on the loopback address; must be the same at every start
     * @param controllerPort TCP port of the controller on the loopback address
     */
    public static EmbeddedKafka start(Path dataDirectory, int port, int controllerPort) {
        Properties properties = properties(dataDirectory, port, controllerPort);
        format(dataDirectory, properties);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, port);
    }

    private static Properties properties(Path dataDirectory, int port, int controllerPort) {
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("controller.quorum.voters", "1@localhost:" + controllerPort);
        p.setProperty(
                "listeners", "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
        p.setProperty("advertised.listeners", "PLAINTEXT://localhost:" + port);
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("log.dirs", dataDirectory.toAbsolutePath().toString());
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("offsets.topic.num.partitions", "3");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("transaction.state.log.num.partitions", "1");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        p.setProperty("auto.create.topics.enable", "false");
        // one broker: an acknowledged record must be on the disk, there is no replica to hold it
        p.setProperty("log.flush.interval.messages", "1");
        p.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "2");
        return p;
    }

    private static void format(Path dataDirectory, Properties properties) {
        if (Files.exists(dataDirectory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(dataDirectory);
            Path file = Files.createTempFile("kafka", ".properties");
            try (var out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
            int code = StorageTool.execute(
                    new String[] {
                        "format",
                        "--config",
                        file.toString(),
                        "--cluster-id",
                        Uuid.randomUuid().toString()
                    },
                    new java.io.PrintStream(
                            java.io.OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
            Files.delete(file);
            if (code != 0) {
                throw new IllegalStateException(
                        "Kafka could not format %s (exit code %d)".formatted(dataDirectory, code));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka could not format " + dataDirectory, e);
        }
    }

    /** Value for {@code spring.kafka.bootstrap-servers}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** The addresses this broker answers on, for messages to people. */
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
