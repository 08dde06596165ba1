package io.broadsheet.digest.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Letters between the dispatcher and the senders, the urgent ones on top; small, since all in it are claimed. */
final class LetterQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition ended = lock.newCondition();
    private final PriorityQueue<Letter> letters = new PriorityQueue<>(Letter.ORDER);
    private final int low;
    private final DoorBell bell;
    private int promised;
    private int urgent;
    private boolean closed;

    /**
     * An open queue.
     *
     * @param low rings the bell whenever the queue has shrunk to so many letters
     */
    LetterQueue(int low, DoorBell bell) {
        this.low = low;
        this.bell = bell;
    }

    /** Puts a letter in; refused after the end. */
    boolean add(Letter letter) {
        lock.lock();
        try {
            if (!closed) {
                letters.add(letter);
                urgent += letter.isEdition() ? 0 : 1;
                changed.signal();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets time pass; false at the end. */
    boolean rest(long nanos) {
        lock.lock();
        try {
            for (long left = nanos; left > 0 && !closed; ) {
                left = ended.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is one letter more than others have been promised; false at the end. */
    boolean await() {
        lock.lock();
        try {
            while (letters.size() <= promised && !closed) {
                changed.awaitUninterruptibly();
            }
            promised++;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the letter that was promised: whichever is the most urgent by now; empty when it was taken back. */
    Optional<Letter> take() {
        lock.lock();
        try {
            promised--;
            if (closed || letters.isEmpty()) {
                return Optional.empty();
            }
            Letter first = letters.remove();
            urgent -= first.isEdition() ? 0 : 1;
            if (letters.size() == low) {
                bell.ring();
            }
            return Optional.of(first);
        } finally {
            lock.unlock();
        }
    }

    /** Takes back the letters of an edition. */
    List<Letter> withdraw(long editionId) {
        lock.lock();
        try {
            List<Letter> withdrawn =
                    letters.stream().filter(each -> each.isOf(editionId)).toList();
            letters.removeIf(each -> each.isOf(editionId));
            if (!withdrawn.isEmpty() && letters.size() <= low) {
                bell.ring();
            }
            return withdrawn;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is room for another claim. */
    boolean isLow() {
        return size() <= low;
    }

    int size() {
        lock.lock();
        try {
            return letters.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many letters wait that are no edition's. */
    int urgent() {
        lock.lock();
        try {
            return urgent;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the queue and returns the letters that nobody has taken. */
    List<Letter> close() {
        lock.lock();
        try {
            closed = true;
            List<Letter> rest = new ArrayList<>(letters);
            letters.clear();
            changed.signalAll();
            ended.signalAll();
            return rest;
        } finally {
            lock.unlock();
        }
    }
}
