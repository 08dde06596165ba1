package io.broadsheet.standalone;

import io.broadsheet.digest.DigestApplication;
import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.embedded.EmbeddedPostgres;
import io.broadsheet.ingest.IngestApplication;
import io.broadsheet.standalone.RunningParts.Part;
import io.broadsheet.standalone.mailbox.Mailbox;
import io.broadsheet.standalone.mailbox.MailboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;

/** The whole product, running in this JVM until it is closed. */
public final class Standalone implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String POSTGRES = "postgres";

    private final RunningParts parts;
    private final OperatorCredentials operator;

    private Standalone(RunningParts parts, OperatorCredentials operator) {
        this.parts = parts;
        this.operator = operator;
    }

    /** Runs until Ctrl-C or SIGTERM; ends with 1 and one line when something is in the way of a start. */
    public static void main(String[] args) {
        Launcher.launch(System.out, System.err);
    }

    /**
     * Starts everything, or nothing.
     *
     * @throws StartRefused when a person has to change something first; the message says what
     */
    public static Standalone start(StandaloneSettings settings) throws StartRefused {
        return start(settings, new RunningParts());
    }

    /** Starts everything; a caller that may be told to stop meanwhile keeps the parts. */
    static Standalone start(StandaloneSettings settings, RunningParts parts) throws StartRefused {
        // both services would set up the one logging system of this JVM, at the same time
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        boolean started = false;
        try {
            DataDirectory data = parts.add(
                    Part.DATA_DIRECTORY,
                    DataDirectory.open(settings.properties().data()));
            EmbeddedPostgres.stopLeftover(data.path().resolve(POSTGRES));
            settings.properties().ports().requireUsable();
            var operator = OperatorCredentials.of(settings, data, new SecureRandom());
            startParts(settings, data.path(), operator, parts);
            started = true;
            return new Standalone(parts, operator);
        } catch (IOException e) {
            throw new StartRefused("the data of an earlier run cannot be used: " + e.getMessage(), e);
        } finally {
            if (!started) {
                parts.close();
            }
        }
    }

    private static void startParts(
            StandaloneSettings settings, Path data, OperatorCredentials operator, RunningParts parts)
            throws StartRefused {
        Ports ports = settings.properties().ports();
        try (var starting = new Starting()) {
            var postgres = starting.start(
                    "PostgreSQL",
                    () -> parts.add(Part.POSTGRES, EmbeddedPostgres.durable(data.resolve(POSTGRES), ports.postgres())));
            var kafka = starting.start(
                    "Kafka",
                    () -> parts.add(
                            Part.KAFKA,
                            EmbeddedKafka.start(data.resolve("kafka"), ports.kafka(), ports.kafkaController())));
            var mailbox = starting.start(
                    "the mailbox",
                    () -> parts.add(Part.MAILBOX, Mailbox.start(mailbox(settings, data), Clock.systemUTC())));
            var arguments = new ServiceArguments(settings, postgres.await(), kafka.await(), operator);
            mailbox.await();
            var ingest = starting.start(
                    "the ingest service",
                    () -> parts.add(
                            Part.INGEST, IngestApplication.builder(Map.of()).run(arguments.forIngest())));
            var digest = starting.start(
                    "the digest service",
                    () -> parts.add(
                            Part.DIGEST, DigestApplication.builder(Map.of()).run(arguments.forDigest())));
            ingest.await();
            digest.await();
        }
    }

    private static MailboxSettings mailbox(StandaloneSettings settings, Path data) {
        Ports ports = settings.properties().ports();
        return new MailboxSettings(
                data.resolve("mailbox"),
                LOOPBACK,
                ports.mailbox(),
                ports.smtp(),
                ports.imap(),
                settings.properties().mails(),
                settings.sendsRealMail()
                        ? "Mail goes out through %s; what came here before stays".formatted(settings.mailServers())
                        : "What Broadsheet sends lands here and goes no further");
    }

    OperatorCredentials operator() {
        return operator;
    }

    /** Stops the services, then what they write to; returns when all is on the disk. */
    @Override
    public void close() {
        parts.close();
    }
}
