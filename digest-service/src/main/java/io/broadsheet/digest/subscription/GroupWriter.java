package io.broadsheet.digest.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessException;

/**
 * Writes together what several requests bring at the same time: while one group waits for the disk, the next one gathers.
 * Each request waits for its own, so what it was told is safe.
 */
final class GroupWriter<T, R> {

    private final int most;
    private final Function<List<T>, List<R>> write;
    private final Queue<Entry<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * Describes the writer.
     *
     * @param most in one group
     * @param write all or nothing; gives a result for each, in their order
     */
    GroupWriter(int most, Function<List<T>, List<R>> write) {
        this.most = most;
        this.write = write;
    }

    private static final class Entry<T, R> {
        private final T value;
        private @Nullable R result;
        private @Nullable RuntimeException failure;

        Entry(T value) {
            this.value = value;
        }

        boolean isDone() {
            return result != null || failure != null;
        }
    }

    /** Writes it, with others or alone; fails as the writing did. */
    R write(T value) {
        var entry = new Entry<T, R>(value);
        waiting.add(entry);
        writing.lock();
        try {
            while (!entry.isDone()) {
                writeGroup();
            }
        } finally {
            writing.unlock();
        }
        if (entry.result != null) {
            return entry.result;
        }
        throw entry.failure == null ? new IllegalStateException("not written") : entry.failure;
    }

    private void writeGroup() {
        List<Entry<T, R>> group = new ArrayList<>();
        while (group.size() < most) {
            var next = waiting.poll();
            if (next == null) {
                break;
            }
            group.add(next);
        }
        if (group.isEmpty()) {
            throw new IllegalStateException("not written: another thread died while it was writing this");
        }
        try {
            writeAll(group);
        } catch (RuntimeException e) {
            if (group.size() > 1 && mayBeOfOne(e)) {
                group.forEach(this::writeAlone);
            } else {
                group.forEach(entry -> entry.failure = e);
            }
        }
    }

    /** Whether the others may do better alone; when the database is away, trying each would only keep all waiting. */
    private static boolean mayBeOfOne(RuntimeException failure) {
        return failure instanceof NonTransientDataAccessException
                && !(failure instanceof DataAccessResourceFailureException);
    }

    private void writeAll(List<Entry<T, R>> group) {
        List<R> results = write.apply(group.stream().map(entry -> entry.value).toList());
        for (int i = 0; i < group.size(); i++) {
            group.get(i).result = results.get(i);
        }
    }

    private void writeAlone(Entry<T, R> entry) {
        try {
            writeAll(List.of(entry));
        } catch (RuntimeException e) {
            entry.failure = e;
        }
    }
}
