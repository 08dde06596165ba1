package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.article.ArticleRecorderFactory;
import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.LiveCatalogue;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.SourceHealthFactory;
import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Visits to feeds, one after the other, over a database of its own and with a clock that stands still. */
final class Visits implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-03T10:00:00Z");

    private static final Topic META = topic();

    final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    final JdbcClient jdbc = JdbcClient.create(database);
    final SettableClock clock = new SettableClock(START);
    final LivingLeases living = new LivingLeases(jdbc);
    final SharedHosts hosts = new SharedHosts(jdbc);
    final FeedStates states = new FeedStates(jdbc, transactions(), living, hosts);
    final OwnNetwork network = new OwnNetwork();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Settlements settlements = settlements();
    private final Fetching fetching;
    private final VisitLedger ledger;
    private final FeedMetrics metrics;
    private final FeedVisitor visitor;

    Visits() {
        this(Fetching.inLab());
    }

    Visits(Fetching fetching) {
        this.fetching = fetching;
        var observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        var health = SourceHealthFactory.create(database);
        ledger = new VisitLedger(states, hosts, health, settlements, schedule(), network, clock, new Random(1));
        metrics = new FeedMetrics(observations, meters);
        visitor = visitor(clock);
    }

    private FeedVisitor visitor(InstantSource itsClock) {
        return new FeedVisitor(
                fetching.fetcher(),
                new FeedParser(100),
                ArticleRecorderFactory.create(database, clock),
                ledger,
                metrics,
                itsClock);
    }

    private static PollSchedule schedule() {
        return new PollSchedule(Fetching.PROPERTIES.minimumInterval(), Fetching.PROPERTIES.maximumInterval());
    }

    /** Makes so many visits at once, with another clock for the visitor. */
    FeedPoller poller(int concurrency, LiveCatalogue catalogue, InstantSource visitorsClock) {
        return new FeedPoller(
                catalogue,
                states,
                leases(5, Duration.ZERO),
                visitor(visitorsClock),
                settlements,
                network,
                clock,
                Fetching.properties(Duration.ofMillis(1_500), Duration.ZERO, 2, concurrency),
                schedule());
    }

    Settlements settlements() {
        return new Settlements(states, SourceHealthFactory.create(database), transactions());
    }

    FeedLeases leases(int perHost, Duration gap) {
        return new FeedLeases(jdbc, transactions(), living, hosts, new FeedLeases.HostLimits(perHost, gap));
    }

    /** The feeds that are leased. */
    List<String> leased() {
        return jdbc.sql("select unnest(source_ids) from feed_lease order by 1")
                .query(String.class)
                .list();
    }

    /** Whether a statement waits for another one's lock. */
    boolean someoneWaits() {
        return jdbc.sql("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    private static Topic topic() {
        try {
            return Topic.of("meta", "Meta", "meta", 0.3);
        } catch (InvalidQuery e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the feed due, visits it once, and returns its row. */
    Map<String, Object> visit(Source.Feed source) {
        return visit(List.of(source), source);
    }

    /** The same in a catalogue of several. */
    Map<String, Object> visit(List<Source.Feed> sources, Source.Feed source) {
        states.align(sources, Duration.ofHours(1), clock.instant());
        jdbc.sql("update feed_state set next_poll_at = case when source_id = ? then ?::timestamptz else 'infinity' end")
                .param(source.id())
                .param(Timestamp.from(clock.instant()))
                .update();
        Map<String, Source> byId = sources.stream().collect(Collectors.toMap(Source.Feed::id, Function.identity()));
        var catalogue = new Catalogue(Map.of("meta", META), byId);
        var leased = leases(2, Duration.ZERO)
                .lease(10, clock.instant(), clock.instant().plusSeconds(60));
        assertThat(leased).extracting(LeasedFeed::sourceId).containsExactly(source.id());
        visitor.visit(leased.getFirst(), source, catalogue);
        settlements.flush();
        return state(source);
    }

    Map<String, Object> state(Source.Feed source) {
        return jdbc.sql("select * from feed_state where source_id = ?")
                .param(source.id())
                .query()
                .singleRow();
    }

    Map<String, Object> health(Source.Feed source) {
        return jdbc.sql("select * from source_status where source_id = ?")
                .param(source.id())
                .query()
                .singleRow();
    }

    long articles() {
        return jdbc.sql("select count(*) from article").query(Long.class).single();
    }

    static Instant next(Map<String, Object> row) {
        return ((Timestamp) row.get("next_poll_at")).toInstant();
    }

    @Override
    public void close() throws IOException {
        fetching.close();
    }
}
