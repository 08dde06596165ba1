package io.broadsheet.digest.delivery;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.broadsheet.digest.mail.MailRoutes;
import io.broadsheet.digest.mail.Rate;
import io.broadsheet.digest.mail.TestMails;
import io.broadsheet.digest.mail.WarmUp;
import io.broadsheet.testsupport.ScriptedSmtpServer;
import io.broadsheet.testsupport.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database, a mail server, and as many workers as a test starts; each has its own connections, as processes would. */
final class TestWorkers implements AutoCloseable {

    static final long EDITION = 7;

    final HikariDataSource database;
    final JdbcClient jdbc;
    final ScriptedSmtpServer server = new ScriptedSmtpServer();
    final TestComposer composer = new TestComposer();
    final List<DeliveryFailed> failures = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    volatile Consumer<DeliveryFailed> listener = failures::add;

    private final List<ScriptedSmtpServer> servers = new ArrayList<>(List.of(server));
    private final List<TestMails.Way> ways = new ArrayList<>(List.of(new TestMails.Way("main", server.port(), 10)));
    private final InstantSource clock;
    private final DoorBell bell = new DoorBell();
    private final List<DeliveryWorker> workers = new ArrayList<>();
    private final List<MailRoutes> allRoutes = new ArrayList<>();

    TestWorkers(InstantSource clock) {
        this.clock = clock;
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest"));
        pool.setMaximumPoolSize(8);
        database = new HikariDataSource(pool);
        jdbc = JdbcClient.create(database);
    }

    Deliveries deliveries() {
        return new Deliveries(jdbc, clock, bell);
    }

    /** Owes the edition to that many new readers. */
    void owe(int readers) {
        owe(EDITION, "meta-ai", readers);
    }

    void owe(long edition, String newsletter, int readers) {
        TestReaders.active(jdbc, newsletter, readers);
        deliveries().enqueueEdition(edition, newsletter);
    }

    /** Adds a route for the workers that start from now on. */
    ScriptedSmtpServer route(String name, int preference) {
        return route(name, preference, Rate.ANY, null);
    }

    ScriptedSmtpServer route(String name, int preference, Rate rate, @Nullable WarmUp warmUp) {
        ScriptedSmtpServer further = new ScriptedSmtpServer();
        servers.add(further);
        ways.add(new TestMails.Way(name, further.port(), preference, rate, warmUp));
        return further;
    }

    DeliveryWorker start() {
        return start(properties(20, Duration.ofSeconds(40)));
    }

    static DeliveryProperties properties(int batch, Duration lease) {
        return properties(batch, lease, Rate.ANY, Map.of(), "", ZoneOffset.UTC);
    }

    DeliveryProperties limited(Rate eachDomain, Map<String, DomainLimits.DomainGroup> domains) {
        return properties(20, Duration.ofSeconds(40), eachDomain, domains, "", ZoneOffset.UTC);
    }

    DeliveryProperties quiet(String hours, ZoneId zone) {
        return properties(20, Duration.ofSeconds(40), Rate.ANY, Map.of(), hours, zone);
    }

    private static DeliveryProperties properties(
            int batch,
            Duration lease,
            Rate eachDomain,
            Map<String, DomainLimits.DomainGroup> domains,
            String quietHours,
            ZoneId quietZone) {
        return new DeliveryProperties(
                true,
                batch,
                Duration.ofMillis(50),
                lease,
                Rate.ANY,
                Rate.ANY,
                eachDomain,
                domains,
                true,
                quietHours,
                quietZone,
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)),
                3,
                3,
                Duration.ofSeconds(10));
    }

    DeliveryWorker start(DeliveryProperties properties) {
        return start(properties, System::nanoTime);
    }

    DeliveryWorker start(DeliveryProperties properties, LongSupplier nanoTime) {
        MailRoutes routes = TestMails.routes(ways, clock);
        allRoutes.add(routes);
        var crews = new Crews(
                properties,
                jdbc,
                clock,
                bell,
                routes,
                new Composers(List.of(composer)),
                new DeliveryMetrics(registry),
                event -> listener.accept((DeliveryFailed) event),
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                new Random(1),
                nanoTime);
        var worker = new DeliveryWorker(crews::hire, properties.drain(), System::nanoTime);
        worker.start();
        workers.add(worker);
        return worker;
    }

    long count(String where) {
        return jdbc.sql("select count(*) from delivery where " + where)
                .query(Long.class)
                .single();
    }

    void awaitDone() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> deliveries().progress(EDITION).done());
    }

    /** Whom the main server had mails for, in that order. */
    List<String> recipients() {
        return server.mails().stream().map(ScriptedSmtpServer.Mail::recipient).toList();
    }

    @Override
    public void close() {
        servers.forEach(ScriptedSmtpServer::close);
        workers.forEach(DeliveryWorker::stop);
        allRoutes.forEach(MailRoutes::close);
        database.close();
    }
}
