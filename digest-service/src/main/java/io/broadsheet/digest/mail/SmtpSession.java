package io.broadsheet.digest.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;

/** Knows how to get to a mail server: address, encryption, credentials, time limits. */
final class SmtpSession {

    /** Cuts writes that take too long; shared, since angus-mail would start a thread for each connection. */
    private static final ScheduledThreadPoolExecutor WRITE_TIMEOUTS = writeTimeouts();

    private final SmtpServer server;
    private final Properties settings;
    private final Duration writeTimeout;

    SmtpSession(SmtpServer server, MailProperties properties) {
        this.server = server;
        this.settings = settings(server, properties);
        this.writeTimeout = properties.readTimeout();
    }

    /** Opens a connection, greets, encrypts and authenticates. */
    SmtpChannel connect() throws MessagingException {
        if (server.host().isBlank()) {
            throw new MessagingException("mail.host is not set: name your mail server in broadsheet.yaml");
        }
        SmtpChannel transport = channel();
        if (server.username().isBlank()) {
            transport.connect(server.host(), server.port(), null, null);
        } else {
            transport.connect(server.host(), server.port(), server.username(), password(server));
            requireAuthentication(transport);
        }
        return transport;
    }

    /** A server that offers none would refuse every mail later, with a reason that points elsewhere. */
    private static void requireAuthentication(SmtpChannel transport) throws MessagingException {
        if (!transport.supportsExtension("AUTH") && !transport.supportsExtension("AUTH=LOGIN")) {
            transport.close();
            throw new MessagingException("the server does not offer authentication here, but a username is set:"
                    + " mostly it does after encryption (security), or on port 587 or 465");
        }
    }

    /** A session of its own tells which socket is this connection's. */
    private SmtpChannel channel() {
        AtomicReference<Socket> socket = new AtomicReference<>();
        Properties own = new Properties();
        own.putAll(settings);
        own.put("mail.smtp.socketFactory", new NoDelaySocketFactory(socket::set));
        SSLSocketFactory tls = Objects.requireNonNull((SSLSocketFactory) settings.get("mail.smtp.ssl.socketFactory"));
        own.put("mail.smtp.ssl.socketFactory", new WiredTls(tls, socket::set));
        return new SmtpChannel(Session.getInstance(own), new Wire(socket::get, writeTimeout, WRITE_TIMEOUTS));
    }

    /** Read at every connect, so that a changed secret file needs no restart. */
    private static String password(SmtpServer server) throws MessagingException {
        if (server.passwordFile() == null) {
            return server.password();
        }
        try (var lines = Files.lines(server.passwordFile())) {
            return lines.findFirst().orElse("");
        } catch (IOException | UncheckedIOException e) {
            throw new MessagingException("password-file %s of the mail server cannot be read: %s"
                    .formatted(server.passwordFile(), e.getMessage()));
        }
    }

    private static Properties settings(SmtpServer server, MailProperties properties) {
        Properties settings = new Properties();
        settings.put("mail.smtp.socketFactory.fallback", "false");
        settings.put("mail.smtp.ssl.socketFactory", server.tls().socketFactory());
        settings.put("mail.smtp.ssl.socketFactory.fallback", "false");
        authentication(settings, server);
        settings.put("mail.smtp.connectiontimeout", millis(properties.connectTimeout()));
        settings.put("mail.smtp.timeout", millis(properties.readTimeout()));
        settings.put("mail.smtp.writetimeout", millis(properties.readTimeout()));
        settings.put("mail.smtp.executor.writetimeout", WRITE_TIMEOUTS);
        settings.put("mail.smtp.quitwait", "false");
        settings.put("mail.smtp.localhost", helloName(properties));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case NONE -> settings.put("mail.smtp.starttls.enable", "false");
            case STARTTLS -> {
                settings.put("mail.smtp.starttls.enable", "true");
                settings.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> settings.put("mail.smtp.ssl.enable", "true");
        }
        return settings;
    }

    private static void authentication(Properties settings, SmtpServer server) {
        String mechanisms = server.authentication().mechanisms();
        settings.put("mail.smtp.auth", String.valueOf(!server.username().isBlank()));
        settings.put("mail.smtp.auth.mechanisms", mechanisms);
        if (server.authentication() == SmtpServer.Authentication.CRAM_MD5) {
            settings.put("mail.smtp.sasl.enable", "true"); // by the JDK: angus-mail itself has none
            settings.put("mail.smtp.sasl.mechanisms", mechanisms);
        }
    }

    private static ScheduledThreadPoolExecutor writeTimeouts() {
        var executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("smtp-write-timeout").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    static String helloName(MailProperties properties) {
        if (properties.helloName() != null && !properties.helloName().isBlank()) {
            return properties.helloName();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
