package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.LiveCatalogue;
import io.broadsheet.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a virtual thread to every feed that is due, at most so many at once, overall and to one host. */
final class FeedPoller implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FeedPoller.class);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final LiveCatalogue catalogue;
    private final FeedStates states;
    private final FeedVisitor visitor;
    private final ExecutorService visits = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("feed-visit-", 0).factory());
    private final InstantSource clock;
    private final FeedProperties properties;
    private final PollSchedule schedule;
    private final Semaphore free;
    private final ConcurrentHashMap<String, Integer> busy = new ConcurrentHashMap<>();
    private @Nullable Catalogue aligned;
    private volatile boolean moreDue;
    private volatile Runnable whenRoom = () -> {};

    FeedPoller(
            LiveCatalogue catalogue,
            FeedStates states,
            FeedVisitor visitor,
            InstantSource clock,
            FeedProperties properties,
            PollSchedule schedule) {
        this.catalogue = catalogue;
        this.states = states;
        this.visitor = visitor;
        this.clock = clock;
        this.properties = properties;
        this.schedule = schedule;
        this.free = new Semaphore(properties.concurrency());
    }

    /** Calls back when there is room for more visits and more were due at the last look. */
    void whenRoom(Runnable callback) {
        whenRoom = callback;
    }

    /** Starts visits to what is due now; does not wait for them. */
    void poll() {
        Catalogue current = catalogue.current();
        Instant now = clock.instant();
        if (!current.equals(aligned)) {
            states.align(current.feeds(), schedule.first(), now);
            aligned = current;
        }
        int room = free.availablePermits();
        if (room == 0) {
            return;
        }
        // twice the deadline: a lease must not run out while its visit still goes on
        Instant until = now.plus(properties.deadline().multipliedBy(2)).plus(Duration.ofMinutes(1));
        List<LeasedFeed> due =
                states.lease(room, properties.perHost(), Set.copyOf(busy.keySet()), UUID.randomUUID(), now, until);
        moreDue = due.size() == room;
        due.forEach(feed -> current.feed(feed.sourceId()).ifPresent(source -> start(feed, source, current)));
    }

    private void start(LeasedFeed feed, Source.Feed source, Catalogue current) {
        free.acquireUninterruptibly();
        busy.merge(feed.host(), 1, Integer::sum);
        visits.execute(() -> {
            try {
                visitor.visit(feed, source, current);
            } catch (RuntimeException e) {
                // the edge of the visit: its lease runs out, and the feed is due again
                log.warn("visit failed: source={}", feed.sourceId(), e);
            } finally {
                busy.computeIfPresent(feed.host(), (_, count) -> count == 1 ? null : count - 1);
                free.release();
                lookAgain();
            }
        });
    }

    /** Not for each visit that ends: a look at what is due costs more than one more visit waiting for a moment. */
    private void lookAgain() {
        if (moreDue && free.availablePermits() >= (properties.concurrency() + 1) / 2) {
            moreDue = false;
            whenRoom.run();
        }
    }

    /** Lets visits under way end; those that take long are given up, and made again when their lease has run out. */
    @Override
    public void close() {
        visits.shutdown();
        try {
            if (!visits.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                visits.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
