package io.broadsheet.testsupport;

import io.broadsheet.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** One real Kafka broker for all tests of a JVM; tests keep apart by topic names and group ids. */
public final class TestKafka {

    private TestKafka() {}

    /** Value for {@code spring.kafka.bootstrap-servers}; starts the broker on first use. */
    public static String bootstrapServers() {
        return Broker.INSTANCE.bootstrapServers();
    }

    private static final class Broker {
        static final EmbeddedKafka INSTANCE = start();

        private static EmbeddedKafka start() {
            try {
                EmbeddedKafka broker = EmbeddedKafka.start(
                        Files.createTempDirectory("test-kafka"), FreePorts.next(), FreePorts.next());
                Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
                return broker;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
