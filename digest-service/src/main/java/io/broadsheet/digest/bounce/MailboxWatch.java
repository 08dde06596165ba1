package io.broadsheet.digest.bounce;

import io.broadsheet.digest.mail.Mailbox;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks into the mailbox again and again; one that cannot be reached is asked less and less often, and said once. */
final class MailboxWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailboxWatch.class);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration GOODBYE = Duration.ofSeconds(20);

    private final Mailbox mailbox;
    private final Mailbox.Reader reader;
    private final ReaderLease lease;
    private final Duration poll;
    private final int batch;
    private volatile @Nullable String problem;
    private int failures;
    private @Nullable Thread thread;
    private CountDownLatch stopping = new CountDownLatch(1);

    MailboxWatch(Mailbox mailbox, Mailbox.Reader reader, ReaderLease lease, BounceProperties properties) {
        this.mailbox = mailbox;
        this.reader = reader;
        this.lease = lease;
        this.poll = properties.poll();
        this.batch = properties.batch();
    }

    /** Why it cannot be read; empty when it can, or another instance does. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopping = end;
        thread = Thread.ofVirtual().name("bounce-mailbox").start(() -> run(end));
    }

    private void run(CountDownLatch end) {
        try {
            while (!end.await(round().toMillis(), TimeUnit.MILLISECONDS)) {
                // the next round
            }
            lease.giveBack();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.info("mailbox lease not given back, it ends by itself: {}", e.getMessage());
        }
    }

    /** One look into the mailbox; returns how long to wait for the next. */
    Duration round() {
        try {
            if (!lease.take()) {
                return poll;
            }
            return switch (mailbox.visit(batch, reader)) {
                case Mailbox.Visit.Done(int mails, boolean more) -> done(mails, more);
                case Mailbox.Visit.Unreachable(String reason) -> failed(reason);
            };
        } catch (RuntimeException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (Error e) {
            // the thread must not end without a word, nor because of one mail
            log.error("mailbox={} read=false", mailbox.name(), e);
            Duration wait = failed(e.toString());
            if (e instanceof VirtualMachineError && !(e instanceof StackOverflowError)) {
                throw e;
            }
            return wait;
        }
    }

    private Duration done(int mails, boolean more) {
        if (problem != null) {
            log.info("mailbox={} reachable=true", mailbox.name());
        }
        if (mails > 0) {
            log.info("mailbox={} mails={}", mailbox.name(), mails);
        }
        problem = null;
        failures = 0;
        return more ? Duration.ZERO : poll;
    }

    private Duration failed(String reason) {
        if (problem == null) {
            log.warn("mailbox={} reachable=false reason=\"{}\"", mailbox.name(), reason);
        }
        problem = reason;
        failures = Math.min(failures + 1, 10);
        Duration wait = poll.multipliedBy(1L << (failures - 1));
        return wait.compareTo(LONGEST) > 0 && poll.compareTo(LONGEST) < 0 ? LONGEST : wait;
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        Thread ending = thread;
        thread = null;
        try {
            if (ending != null && !ending.join(GOODBYE)) {
                log.warn("mailbox={} stopped=false: the mails being read will be read again", mailbox.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
