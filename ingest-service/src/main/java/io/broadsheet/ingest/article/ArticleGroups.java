package io.broadsheet.ingest.article;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Stores together what several visits bring at the same time: while one of them stores a group, the next one gathers. A
 * visit waits until its own articles are stored, and is told what became of them; those of a group that fails each try
 * alone.
 */
final class ArticleGroups {

    /** Articles of a group, unless a visit alone brings more. */
    static final int MOST = 300;

    private static final Logger log = LoggerFactory.getLogger(ArticleGroups.class);

    private final Consumer<List<NewArticle>> store;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Those whose outcome is open, in the order in which they came; a group that is being stored is at its head. */
    private final Deque<Visit> waiting = new ArrayDeque<>();

    private boolean storing;

    /**
     * Nothing waits yet.
     *
     * @param store of articles by id, all or nothing; called by several threads when a group has failed
     */
    ArticleGroups(Consumer<List<NewArticle>> store) {
        this.store = store;
    }

    private sealed interface Outcome {
        record Stored() implements Outcome {}

        record Failed(RuntimeException reason) implements Outcome {}

        /** No connection was to be had, and nobody else would get one. */
        record Away(RuntimeException reason) implements Outcome {}

        record TryAlone() implements Outcome {}
    }

    private static final class Visit {
        private final List<NewArticle> articles;
        private @Nullable Outcome outcome;

        Visit(List<NewArticle> articles) {
            this.articles = articles;
        }
    }

    /**
     * Stores all of them, all or nothing; an interrupt does not end the wait for others.
     *
     * @param articles by id; not in a transaction, as others may store them in theirs
     */
    void add(List<NewArticle> articles) {
        switch (outcome(articles)) {
            case Outcome.Stored _ -> {}
            case Outcome.Failed failed -> throw failed.reason();
            case Outcome.Away away -> throw away.reason();
            case Outcome.TryAlone _ -> store.accept(articles);
        }
    }

    private Outcome outcome(List<NewArticle> articles) {
        var mine = new Visit(articles);
        lock.lock();
        try {
            waiting.add(mine);
            while (mine.outcome == null) {
                if (storing) {
                    changed.awaitUninterruptibly();
                } else {
                    storeNext();
                }
            }
            return mine.outcome;
        } finally {
            waiting.remove(mine); // there only if an error ended this thread while it stored for others
            lock.unlock();
        }
    }

    /** Whatever becomes of it, nobody goes on waiting for it. */
    private void storeNext() {
        List<Visit> group = next();
        Outcome outcome = new Outcome.TryAlone();
        storing = true;
        lock.unlock();
        try {
            outcome = stored(group);
        } finally {
            lock.lock();
            storing = false;
            List<Visit> told = outcome instanceof Outcome.Away ? List.copyOf(waiting) : group;
            for (Visit visit : told) {
                visit.outcome = outcome;
            }
            waiting.removeAll(told);
            changed.signalAll();
        }
    }

    private List<Visit> next() {
        List<Visit> group = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Visit visit : waiting) {
            int before = ids.size();
            visit.articles.forEach(article -> ids.add(article.id()));
            boolean twice = ids.size() < before + visit.articles.size(); // together they would fail
            if (!group.isEmpty() && (twice || ids.size() > MOST)) {
                break;
            }
            group.add(visit);
        }
        return group;
    }

    private Outcome stored(List<Visit> group) {
        try {
            store.accept(articles(group));
            return new Outcome.Stored();
        } catch (RuntimeException e) {
            log.debug("articles not stored: visits={} reason={}", group.size(), e.getMessage());
            if (isAway(e)) {
                return new Outcome.Away(e);
            }
            return group.size() == 1 ? new Outcome.Failed(e) : new Outcome.TryAlone();
        }
    }

    /** Each would wait for a connection as long as this visit did, unless it was told not to go on waiting. */
    private static boolean isAway(RuntimeException e) {
        return (e instanceof CannotGetJdbcConnectionException || e instanceof CannotCreateTransactionException)
                && !Thread.currentThread().isInterrupted();
    }

    private static List<NewArticle> articles(List<Visit> group) {
        return group.size() == 1
                ? group.getFirst().articles
                : group.stream()
                        .flatMap(visit -> visit.articles.stream())
                        .sorted(Comparator.comparing(NewArticle::id))
                        .toList();
    }
}
