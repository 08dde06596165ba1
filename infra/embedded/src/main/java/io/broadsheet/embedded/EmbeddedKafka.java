package io.broadsheet.embedded;

import java.io.IOException;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
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
     * @param port TCP port for clients on the loopback address
     * @param controllerPort TCP port of the controller on the loopback address
     * @throws IOException when a port is in use or the directory cannot be used
     */
    public static EmbeddedKafka start(Path dataDirectory, int port, int controllerPort) throws IOException {
        LoopbackPorts.requireFree(port);
        LoopbackPorts.requireFree(controllerPort);
        Path directory = dataDirectory.toAbsolutePath().normalize();
        KafkaStorage.formatUnlessDone(directory, port, controllerPort);
        var config = new KafkaConfig(KafkaSettings.of(directory, port, controllerPort), false);
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, port);
    }

    /** Value for {@code spring.kafka.bootstrap-servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
