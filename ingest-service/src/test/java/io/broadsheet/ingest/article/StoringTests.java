package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits that store by one connection of a pool, while somebody else keeps the table locked. */
@Timeout(60)
class StoringTests {

    private static final Source PRESS =
            new Source.Feed("press", "Press", List.of(), List.of(), URI.create("https://p.example/"), null);

    private final DataSource database = TestPostgres.migrated("ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final HikariDataSource pool = new HikariDataSource(poolOfOne());
    private final Articles articles = ArticleRecorderFactory.articles(pool);
    private final List<Thread> visits = new ArrayList<>();
    private Connection locks;

    private HikariConfig poolOfOne() {
        var config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(1);
        return config;
    }

    @BeforeEach
    void lock() throws SQLException {
        locks = database.getConnection();
        locks.setAutoCommit(false);
        locks.createStatement().execute("lock table article in share mode");
    }

    @AfterEach
    void end() throws SQLException {
        locks.close();
        pool.close();
    }

    private FutureTask<Recorded> visit(String... ids) {
        var visit = new FutureTask<>(store(ids));
        visits.add(Thread.startVirtualThread(visit));
        await().until(() -> visits.getLast().getState() == Thread.State.WAITING
                || waitingBackends().size() == 1);
        return visit;
    }

    private Callable<Recorded> store(String... ids) {
        List<NewArticle> brought = articles(ids);
        return () -> articles.add(brought);
    }

    private static List<NewArticle> articles(String... ids) {
        var candidate = new Candidate(null, "g", "T", null, null, null, null, "", ArticleText.NONE, null, List.of());
        List<NewArticle> brought = new ArrayList<>();
        for (String id : ids) {
            brought.add(new NewArticle(
                    id, null, PRESS, candidate, "h", null, Verdicts.of(List.of()), false, Instant.EPOCH));
        }
        return brought;
    }

    private List<Integer> waitingBackends() {
        return jdbc.sql(
                        "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .list();
    }

    @Test
    void whatWaitsIsStoredInOneTransaction() throws Exception {
        List<FutureTask<Recorded>> all = List.of(visit("first"), visit("a"), visit("b", "c"), visit("d"));
        await().until(() -> visits.stream().skip(1).allMatch(one -> one.getState() == Thread.State.WAITING));
        locks.rollback();
        for (FutureTask<Recorded> visit : all) {
            assertThat(visit.get().added()).isPositive();
        }
        assertThat(jdbc.sql("select string_agg(id, ' ' order by id) from article group by xmin::text order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("a b c d", "first");
    }

    @Test
    void connectionThatBreaksIsNotUsedAgain() throws Exception {
        FutureTask<Recorded> cut = visit("a");
        await().until(() -> waitingBackends().size() == 1);
        jdbc.sql("select pg_terminate_backend(:pid)")
                .param("pid", waitingBackends().getFirst())
                .query(Boolean.class)
                .single();
        assertThatThrownBy(cut::get).hasCauseInstanceOf(DataAccessException.class);
        locks.rollback();
        assertThat(store("b").call()).isEqualTo(new Recorded(1, 0, 0));
    }

    @Test
    void whoWaitsTooLongForOthersGivesUpAndTheConnectionGoesOn() throws Exception {
        HikariConfig impatient = poolOfOne();
        impatient.setConnectionInitSql("set lock_timeout = '200ms'");
        try (var few = new HikariDataSource(impatient)) {
            Articles hasty = ArticleRecorderFactory.articles(few);
            assertThatThrownBy(() -> hasty.add(articles("a")))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("lock timeout");
            locks.rollback();
            assertThat(hasty.add(articles("a"))).isEqualTo(new Recorded(1, 0, 0));
        }
    }
}
