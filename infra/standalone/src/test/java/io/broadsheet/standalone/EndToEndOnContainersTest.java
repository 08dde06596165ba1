package io.broadsheet.standalone;

import io.broadsheet.digest.DigestApplication;
import io.broadsheet.ingest.IngestApplication;
import io.broadsheet.testsupport.TestMailServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same way as in {@link EndToEndTest}, on the Kafka and PostgreSQL images that docker-compose.yml names. */
@Testcontainers(disabledWithoutDocker = true)
class EndToEndOnContainersTest {

    @Container
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.2.1")
            // an image whose configuration only root may read and write starts too
            .withCreateContainerCmdModifier(command -> command.withUser("root"));

    @Container
    private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:18-alpine");

    @Test
    @SuppressWarnings("try") // the services run while the block does
    void aFeedEntryAndAFileBecomeAMail(@TempDir Path directory) throws IOException {
        try (var workshop = new Workshop(directory);
                var mail = new TestMailServer();
                var ingest = run(IngestApplication.builder(Map.of()), arguments(workshop, "ingest", "ingest"));
                var digest = run(
                        DigestApplication.builder(Map.of()),
                        arguments(
                                workshop,
                                "digest",
                                "web",
                                "--mail.host=127.0.0.1",
                                "--mail.port=" + mail.smtpPort(),
                                "--mail.security=none"))) {
            new PressRun(workshop.web(), mail.imapPort(), workshop.watchedFolder).walk("ada@example.org");
        }
    }

    private static ConfigurableApplicationContext run(SpringApplicationBuilder application, String[] arguments) {
        return application.run(arguments);
    }

    private static String[] arguments(Workshop workshop, String schema, String port, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--broadsheet.config=" + workshop.configuration,
                "--broadsheet.operator.password=" + Workshop.PASSWORD,
                "--server.port=" + workshop.ports.get(port),
                "--management.metrics.use-global-registry=false",
                "--spring.kafka.bootstrap-servers=" + KAFKA.getBootstrapServers(),
                "--spring.datasource.url=" + POSTGRES.getJdbcUrl() + "&currentSchema=" + schema,
                "--spring.datasource.username=" + POSTGRES.getUsername(),
                "--spring.datasource.password=" + POSTGRES.getPassword()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
