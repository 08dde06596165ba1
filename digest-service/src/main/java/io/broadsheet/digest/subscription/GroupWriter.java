package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Writes together what several requests bring at the same time: while one group waits for the disk, the next one gathers.
 * Each request waits for its own, so what it was told is safe. The thread that writes is no virtual one: all wait for it, so
 * it should not have to wait for its turn among them.
 */
final class GroupWriter<T, P, R> implements AutoCloseable {

    /** So many that cannot be written alone either, and it is none of them that is at fault. */
    private static final int MOST_FAILURES = 3;

    private final int most;
    private final Runnable gathering;
    private final Work<T, P, R> work;
    private final Queue<Entry<T, P, R>> waiting = new ConcurrentLinkedQueue<>();

    /** Came first, but with the key of one before them; of the thread that writes alone. */
    private Deque<Entry<T, P, R>> aside = new ArrayDeque<>();

    private final ExecutorService writer;

    /** What is done with a group; both steps give a result for each, in their order. */
    interface Work<T, P, R> {

        /** No two of a group have the same: what one does to it counts for the next. */
        Object key(T value);

        /** Done once for each, even if writing is tried again; all or nothing. */
        List<P> prepare(List<T> values);

        /**
         * All or nothing.
         *
         * @param again whether it is one that was in a group which could not be written; all others wait meanwhile
         */
        List<R> write(List<P> prepared, boolean again);
    }

    /**
     * Describes the writer.
     *
     * @param name of the thread
     * @param most in one group
     * @param gathering how long the first of a group waits for others, if nothing was put aside and a full group is not there
     */
    GroupWriter(String name, int most, Duration gathering, Work<T, P, R> work) {
        this(name, most, () -> pause(gathering), work);
    }

    /** The same with something else to wait for. */
    GroupWriter(String name, int most, Runnable gathering, Work<T, P, R> work) {
        this.most = most;
        this.gathering = gathering;
        this.work = work;
        this.writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    private static final class Entry<T, P, R> {
        private final T value;
        private final CompletableFuture<R> result = new CompletableFuture<>();
        private @Nullable P prepared;

        Entry(T value) {
            this.value = value;
        }
    }

    /** Writes it, with others or alone; the result fails as the writing did. */
    CompletableFuture<R> write(T value) {
        var entry = new Entry<T, P, R>(value);
        waiting.add(entry);
        try {
            writer.execute(this::writeGroup); // mostly finds that it came with an earlier group
        } catch (RejectedExecutionException e) {
            if (waiting.remove(entry)) {
                entry.result.completeExceptionally(
                        new TransientDataAccessResourceException("not written, the service is stopping", e));
            }
        }
        return entry.result;
    }

    private void writeGroup() {
        if (aside.isEmpty() && waiting.isEmpty()) {
            return;
        }
        if (aside.isEmpty() && waiting.size() < most) {
            gathering.run();
        }
        List<Entry<T, P, R>> group = nextGroup();
        if (!group.isEmpty()) {
            try {
                write(group);
            } finally {
                group.forEach(entry -> entry.result.completeExceptionally(
                        new TransientDataAccessResourceException("not written, the writer failed")));
            }
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // told to hurry
        }
    }

    private List<Entry<T, P, R>> nextGroup() {
        List<Entry<T, P, R>> group = new ArrayList<>();
        Set<Object> keys = new HashSet<>();
        Deque<Entry<T, P, R>> later = new ArrayDeque<>();
        while (group.size() < most) {
            var next = aside.isEmpty() ? waiting.poll() : aside.poll();
            if (next == null) {
                break;
            }
            (keys.add(work.key(next.value)) ? group : later).add(next);
        }
        later.addAll(aside);
        aside = later;
        return group;
    }

    private void write(List<Entry<T, P, R>> group) {
        try {
            writeAll(group, false);
        } catch (RuntimeException e) {
            if (mayDoBetterAlone(e, group.size())) {
                writeEach(group);
            } else {
                fail(group, e);
            }
        }
    }

    /** One that cannot be written keeps nobody else out, and a moment's trouble nobody; an absent database all at once. */
    private static boolean mayDoBetterAlone(RuntimeException failure, int size) {
        return failure instanceof DataAccessException
                && !(failure instanceof DataAccessResourceFailureException)
                && (size > 1 || failure instanceof TransientDataAccessException);
    }

    private void writeEach(List<Entry<T, P, R>> group) {
        int failures = 0;
        for (int i = 0; i < group.size(); i++) {
            var entry = group.get(i);
            try {
                writeAll(List.of(entry), true);
            } catch (RuntimeException e) {
                failures++;
                boolean hopeless = failures == MOST_FAILURES || e instanceof DataAccessResourceFailureException;
                fail(hopeless ? group.subList(i, group.size()) : List.of(entry), e);
                if (hopeless) {
                    return;
                }
            }
        }
    }

    private void writeAll(List<Entry<T, P, R>> group, boolean again) {
        prepare(group.stream().filter(entry -> entry.prepared == null).toList());
        List<R> results = work.write(
                group.stream()
                        .map(entry -> Objects.requireNonNull(entry.prepared))
                        .toList(),
                again);
        for (int i = 0; i < group.size(); i++) {
            group.get(i).result.complete(results.get(i));
        }
    }

    private void prepare(List<Entry<T, P, R>> group) {
        if (!group.isEmpty()) {
            List<P> prepared =
                    work.prepare(group.stream().map(entry -> entry.value).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).prepared = prepared.get(i);
            }
        }
    }

    private static <T, P, R> void fail(List<Entry<T, P, R>> group, RuntimeException failure) {
        group.forEach(entry -> entry.result.completeExceptionally(failure));
    }

    /** Ends when everything that waits has been written. */
    @Override
    public void close() {
        writer.close();
    }
}
