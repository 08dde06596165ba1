package io.broadsheet.digest.bounce;

import io.broadsheet.digest.DigestApplication;
import io.broadsheet.digest.mail.Mailbox;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestKafka;
import io.broadsheet.testsupport.TestMailServer;
import io.broadsheet.testsupport.TestPostgres;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service beside a real mail server, whose mailbox it reads only when told to. */
final class BounceApp implements AutoCloseable {

    static final String MAILBOX = "bounces@news.broadsheet.example";
    static final Instant START = Instant.parse("2026-12-01T09:00:00Z");

    private final TestMailServer server = new TestMailServer();
    private final ConfigurableApplicationContext context;

    BounceApp(String... settings) {
        this(TestClock.class, settings);
    }

    /** With beans that take the place of the service's own. */
    BounceApp(Class<?> beans, String... settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("broadsheet.config", "../broadsheet.yaml");
        all.put("broadsheet.operator.password", "operator-password");
        all.put("spring.datasource.url", TestPostgres.freshDatabase() + "?currentSchema=digest");
        all.put("spring.datasource.hikari.maximum-pool-size", "5");
        all.put("spring.kafka.bootstrap-servers", TestKafka.bootstrapServers());
        all.put("digest.delivery.enabled", "false");
        all.put("digest.bounces.poll", "1d");
        all.put("mail.host", "127.0.0.1");
        all.put("mail.envelope-sender", "bounces+{token}@news.broadsheet.example");
        all.put("mail.inbox.host", "127.0.0.1");
        all.put("mail.inbox.port", String.valueOf(server.imapPort()));
        all.put("mail.inbox.security", "none");
        all.put("mail.inbox.username", MAILBOX);
        all.put("mail.inbox.password", MAILBOX);
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        context = DigestApplication.builder(Map.of())
                .sources(TestClock.class, beans)
                .registerShutdownHook(false)
                .run(all.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    /** The clock that the service under test reads; no configuration, or every test's component scan would find it. */
    static class TestClock {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(START);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    SettableClock clock() {
        return bean(SettableClock.class);
    }

    TestMailServer server() {
        return server;
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }

    /** A reader who has had an edition; the mail's id tells both. */
    UUID reader(String email) {
        return jdbc().sql("""
            insert into subscription (newsletter, email, email_key, state, requested_at, created_at)
            values ('meta-ai', :email, :email, 'active', now(), now()) returning id""").param("email", email).query(UUID.class).single();
    }

    /** An edition's mail that was handed over just now; gives its Message-ID's left part. */
    String sent(UUID reader, long edition) {
        jdbc().sql("insert into delivery_run (edition_id, started_at) values (?, now()) on conflict do nothing")
                .param(edition)
                .update();
        return jdbc().sql("""
            insert into delivery (kind, priority, edition_id, subscription_id, state, message_id, due_at, created_at, settled_at)
            values ('EDITION', 5, :edition, :reader, 'sent', cast(uuidv4() as text), :now, :now, :now)
            returning message_id""")
                .param("edition", edition)
                .param("reader", reader)
                .param("now", java.sql.Timestamp.from(clock().instant()))
                .query(String.class)
                .single();
    }

    String state(UUID reader) {
        return jdbc().sql("select state from subscription where id = ?")
                .param(reader)
                .query(String.class)
                .single();
    }

    long evidence(UUID reader) {
        return jdbc().sql("select count(*) from bounce where subscription_id = ?")
                .param(reader)
                .query(Long.class)
                .single();
    }

    /** Puts a mail into the mailbox, as the world does. */
    void arrives(String source) {
        server.deliver(MAILBOX, source);
    }

    int mailsIn(String folder) {
        return server.mailsIn(MAILBOX, folder);
    }

    /** As another program at the same mailbox does; expunging them is what it may leave undone. */
    void markAllDeleted(boolean expunge) throws MessagingException {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", server.imapPort(), MAILBOX, MAILBOX);
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            folder.setFlags(folder.getMessages(), new Flags(Flags.Flag.DELETED), true);
            folder.close(expunge);
        }
    }

    void publish(Object event) {
        context.publishEvent(event);
    }

    void readMailbox() {
        bean(MailboxWatch.class).round();
    }

    Mailbox mailbox() {
        return bean(Mailbox.class);
    }

    @Override
    public void close() {
        context.close();
        server.close();
    }
}
