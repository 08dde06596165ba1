package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.LiveCatalogue;
import io.broadsheet.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a virtual thread to every feed that is due, at most so many at once. */
final class FeedPoller implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FeedPoller.class);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration OUTAGE_LOOK = Duration.ofSeconds(15);
    private static final int OUTAGE_VISITS = 3;

    private final LiveCatalogue catalogue;
    private final FeedStates states;
    private final FeedLeases leases;
    private final FeedVisitor visitor;
    private final OwnNetwork network;
    private final ExecutorService visits = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("feed-visit-", 0).factory());
    private final InstantSource clock;
    private final Duration leaseFor;
    private final Duration firstInterval;
    private final int concurrency;
    private final Semaphore free;
    private @Nullable Catalogue aligned;
    private volatile boolean moreDue;
    private volatile Runnable whenRoom = () -> {};
    private Instant nextOutageLook = Instant.MIN;

    FeedPoller(
            LiveCatalogue catalogue,
            FeedStates states,
            FeedLeases leases,
            FeedVisitor visitor,
            OwnNetwork network,
            InstantSource clock,
            FeedProperties properties,
            PollSchedule schedule) {
        this.catalogue = catalogue;
        this.states = states;
        this.leases = leases;
        this.visitor = visitor;
        this.network = network;
        this.clock = clock;
        // twice the deadline: a lease must not run out while its visit still goes on
        this.leaseFor = properties.deadline().multipliedBy(2).plus(Duration.ofMinutes(1));
        this.firstInterval = schedule.first();
        this.concurrency = properties.concurrency();
        this.free = new Semaphore(concurrency);
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
            states.align(current.feeds(), firstInterval, now);
            aligned = current;
        }
        int room = room(now);
        if (room > 0) {
            List<LeasedFeed> due = leases.lease(room, now, now.plus(leaseFor));
            moreDue = due.size() == room;
            due.forEach(feed -> current.feed(feed.sourceId()).ifPresent(source -> start(feed, source, current)));
        }
    }

    /** While our own network is down a few visits now and then are enough to notice its return. */
    private int room(Instant now) {
        int room = free.availablePermits();
        if (network.downSince().isEmpty()) {
            return room;
        }
        if (now.isBefore(nextOutageLook)) {
            return 0;
        }
        nextOutageLook = now.plus(OUTAGE_LOOK);
        states.hastenOne(now);
        return Math.min(room, OUTAGE_VISITS);
    }

    private void start(LeasedFeed feed, Source.Feed source, Catalogue current) {
        free.acquireUninterruptibly();
        visits.execute(() -> {
            try {
                visitor.visit(feed, source, current);
            } catch (CancellationException e) {
                log.debug("visit given up: source={} reason={}", feed.sourceId(), e.getMessage());
            } catch (RuntimeException e) {
                // the edge of the visit: its lease runs out, and the feed is due again
                log.warn("visit failed: source={}", feed.sourceId(), e);
            } finally {
                free.release();
                lookAgain();
            }
        });
    }

    /** Not for each visit that ends: a look at what is due costs more than one more visit waiting for a moment. */
    private void lookAgain() {
        if (moreDue && free.availablePermits() >= (concurrency + 1) / 2) {
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
