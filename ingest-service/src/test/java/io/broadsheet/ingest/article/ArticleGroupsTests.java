package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.broadsheet.ingest.source.Source;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Visits that wait together while the first one stores; the store is one that fails when it is told to. */
@Timeout(60)
class ArticleGroupsTests {

    private static final Source PRESS =
            new Source.Feed("press", "Press", List.of(), List.of(), URI.create("https://p.example/"), null);

    private final List<List<String>> tried = new CopyOnWriteArrayList<>();
    private final List<String> stored = new CopyOnWriteArrayList<>();
    private final Semaphore goOn = new Semaphore(0);
    private final AtomicReference<Thread> storing = new AtomicReference<>();
    private final ArticleGroups groups = new ArticleGroups(this::store);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService visits = Executors.newThreadPerTaskExecutor(task -> {
        Thread thread = Thread.ofVirtual().unstarted(task);
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void end() {
        goOn.release(1_000);
        visits.close();
    }

    private void store(List<NewArticle> articles) {
        List<String> ids = articles.stream().map(NewArticle::id).toList();
        tried.add(ids);
        storing.set(Thread.currentThread());
        goOn.acquireUninterruptibly();
        if (ids.stream().distinct().count() < ids.size() || ids.contains("known")) {
            throw new DuplicateKeyException("twice");
        }
        if (ids.contains("fatal") && ids.size() > 1) {
            throw new StackOverflowError("in " + ids);
        }
        if (ids.contains("away") || Thread.currentThread().isInterrupted()) {
            throw new CannotGetJdbcConnectionException("away", new SQLException("no connection"));
        }
        stored.addAll(ids);
    }

    private static List<NewArticle> articles(String... ids) {
        var candidate = new Candidate(null, "g", "T", null, null, null, null, "", ArticleText.NONE, null, List.of());
        return Stream.of(ids)
                .map(id -> new NewArticle(
                        id, null, PRESS, candidate, "h", null, Verdicts.of(List.of()), false, Instant.EPOCH))
                .toList();
    }

    /** Starts a visit, and returns when it stores or waits. */
    private Future<?> visit(String... ids) {
        Future<?> visit = visits.submit(() -> groups.add(articles(ids)));
        await().pollInterval(Duration.ofMillis(1)).until(() -> threads.getLast().getState() == Thread.State.WAITING);
        return visit;
    }

    private static String[] many() {
        return IntStream.range(0, ArticleGroups.MOST + 1)
                .mapToObj(i -> "m%05d".formatted(i))
                .toArray(String[]::new);
    }

    private void goOn() {
        goOn.release(1_000);
    }

    @Test
    void visitWithoutOthersWaitsForNobody() throws Exception {
        goOn();
        visits.submit(() -> groups.add(articles("a", "b"))).get();
        visits.submit(() -> groups.add(articles("c"))).get();
        assertThat(tried).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void whatComesWhileOneStoresIsStoredTogetherInTheOrderOfIds() throws Exception {
        var all = List.of(visit("first"), visit("d", "f"), visit("a", "e"), visit("b"));
        assertThat(all).noneMatch(Future::isDone);
        goOn();
        for (Future<?> visit : all) {
            visit.get();
        }
        assertThat(tried).containsExactly(List.of("first"), List.of("a", "b", "d", "e", "f"));
    }

    @Test
    void groupHasABoundAndALargeVisitIsAGroupOfItsOwn() throws Exception {
        String[] many = many();
        var all = List.of(visit("first"), visit("a"), visit(many), visit("b"), visit("c"));
        goOn();
        for (Future<?> visit : all) {
            visit.get();
        }
        assertThat(tried).containsExactly(List.of("first"), List.of("a"), List.of(many), List.of("b", "c"));
    }

    @Test
    void oneThatCannotBeStoredKeepsNobodyElseOut() throws Exception {
        var _ = visit("first");
        var good = visit("a");
        var bad = visit("b", "known");
        var alsoGood = visit("c");
        goOn();
        good.get();
        alsoGood.get();
        assertThatThrownBy(bad::get).hasCauseInstanceOf(DuplicateKeyException.class);
        assertThat(stored).containsExactlyInAnyOrder("first", "a", "c");
        assertThat(tried).hasSize(5);
    }

    @Test
    void visitsThatBringTheSameArticleAreNoGroup() throws Exception {
        var all = List.of(visit("first"), visit("a", "same"), visit("b"), visit("c", "same"), visit("d"));
        goOn();
        for (Future<?> visit : all) {
            visit.get();
        }
        assertThat(tried).containsExactly(List.of("first"), List.of("a", "b", "same"), List.of("c", "d", "same"));
    }

    @Test
    void visitThatFailsWithoutOthersFailsAtOnce() {
        goOn();
        var bad = visits.submit(() -> groups.add(articles("known")));
        assertThatThrownBy(bad::get).hasCauseInstanceOf(DuplicateKeyException.class);
        assertThat(tried).hasSize(1);
    }

    @Test
    void errorEndsTheVisitThatStoresAndNoOther() throws Exception {
        var _ = visit("first");
        var all = List.of(visit("a"), visit("b"), visit("fatal"));
        goOn();
        assertThat(all)
                .satisfiesOnlyOnce(
                        visit -> assertThatThrownBy(visit::get).hasCauseInstanceOf(StackOverflowError.class));
        assertThat(stored).hasSize(3);
        visits.submit(() -> groups.add(articles("later"))).get();
        assertThat(stored).contains("later");
    }

    @Test
    void databaseThatIsAwayIsAskedOnceForAll() {
        var _ = visit("first");
        String[] many = many();
        var all = List.of(visit("a"), visit("away"), visit("b"), visit(many));
        goOn();
        assertThat(all)
                .allSatisfy(visit ->
                        assertThatThrownBy(visit::get).hasCauseInstanceOf(CannotGetJdbcConnectionException.class));
        assertThat(tried).hasSize(2);
    }

    @Test
    void interruptOfTheOneThatStoresSaysNothingAboutTheOthers() {
        var _ = visit("first");
        var all = List.of(visit("a"), visit("b"));
        goOn.release(); // the first is stored
        await().until(() -> tried.size() == 2);
        storing.get().interrupt();
        goOn();
        assertThat(all)
                .satisfiesOnlyOnce(visit ->
                        assertThatThrownBy(visit::get).hasCauseInstanceOf(CannotGetJdbcConnectionException.class));
        assertThat(stored).hasSize(2);
    }

    @Test
    void interruptDoesNotEndTheWaitOfWhatOthersStore() throws Exception {
        var _ = visit("first");
        var others = visit("a");
        var interrupted = visit("b");
        threads.getLast().interrupt();
        goOn();
        others.get();
        interrupted.get();
        assertThat(tried).containsExactly(List.of("first"), List.of("a", "b"));
    }

    @Test
    void manyAtOnceAreEachStoredOnce() throws Exception {
        goOn.release(Integer.MAX_VALUE / 2);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String id = "n" + i;
            all.add(visits.submit(() -> groups.add(articles(id, id + "x"))));
        }
        for (Future<?> visit : all) {
            visit.get();
        }
        assertThat(stored).hasSize(1_000).doesNotHaveDuplicates();
    }
}
