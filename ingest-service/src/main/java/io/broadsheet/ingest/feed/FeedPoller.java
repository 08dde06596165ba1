package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.LiveCatalogue;
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
    /** Feeds are leased ahead of their visits for so long, while visits are quick. */
    private static final Duration START_WITHIN = Duration.ofMillis(200);

    private static final int MOST_AHEAD = 500;
    private static final int MOST_UNSETTLED = 2_000;

    private final LiveCatalogue catalogue;
    private final FeedStates states;
    private final FeedLeases leases;
    private final FeedVisitor visitor;
    private final Settlements settlements;
    private final OwnNetwork network;
    private final ExecutorService visits = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("feed-visit-", 0).factory());
    private final InstantSource clock;
    private final Duration leaseFor;
    private final Duration firstInterval;
    private final int concurrency;
    private final Semaphore free;
    private final DueFeeds due = new DueFeeds();
    private final Throughput throughput;
    private @Nullable Catalogue aligned;
    private volatile boolean moreDue;
    private volatile int wanted;
    private volatile Runnable whenRoom = () -> {};
    private volatile Runnable whenIdle = () -> {};
    private Instant nextOutageLook = Instant.MIN;

    FeedPoller(
            LiveCatalogue catalogue,
            FeedStates states,
            FeedLeases leases,
            FeedVisitor visitor,
            Settlements settlements,
            OwnNetwork network,
            InstantSource clock,
            FeedProperties properties,
            PollSchedule schedule) {
        this.catalogue = catalogue;
        this.states = states;
        this.leases = leases;
        this.visitor = visitor;
        this.settlements = settlements;
        this.network = network;
        this.clock = clock;
        // twice the deadline: a lease must not run out while its visit still goes on
        this.leaseFor = properties.deadline().multipliedBy(2).plus(Duration.ofMinutes(1));
        this.firstInterval = schedule.first();
        this.concurrency = properties.concurrency();
        this.free = new Semaphore(concurrency);
        this.throughput = new Throughput(clock.instant());
    }

    /** Calls back when there is room for more visits and more were due at the last look. */
    void whenRoom(Runnable callback) {
        whenRoom = callback;
    }

    /** Calls back when the last visit under way has ended: nobody needs to wait for more of them. */
    void whenIdle(Runnable callback) {
        whenIdle = callback;
    }

    /** Starts visits to what is due now; does not wait for them. */
    void poll() {
        Catalogue current = catalogue.current();
        Instant now = clock.instant();
        if (!current.equals(aligned)) {
            states.align(current.feeds(), firstInterval, now);
            aligned = current;
        }
        giveBackLate(now);
        int soon = Math.min(throughput.within(START_WITHIN, now), MOST_AHEAD);
        int room = room(now, soon);
        if (room > 0) {
            Instant startBy = soon == 0 ? now : now.plus(START_WITHIN).plus(START_WITHIN);
            List<LeasedFeed> leased = leases.lease(room, now, new FeedLeases.Term(startBy, now.plus(leaseFor)));
            wanted = concurrency + soon;
            moreDue = leased.size() == room;
            // those there is room for start at once, however long a busy machine takes for that
            Instant latest = now.plus(leaseFor.dividedBy(4));
            int atOnce = soon == 0 ? leased.size() : free.availablePermits();
            for (LeasedFeed feed : leased) {
                Instant until = atOnce-- > 0 ? latest : startBy;
                current.feed(feed.sourceId())
                        .ifPresent(source -> due.add(new DueFeeds.Due(feed, source, current, until)));
            }
            start();
        }
    }

    private void giveBackLate(Instant now) {
        List<LeasedFeed> late = due.late(now);
        if (!late.isEmpty()) {
            leases.giveBack(late);
        }
    }

    /** While our own network is down a few visits now and then are enough to notice its return. */
    private int room(Instant now, int soon) {
        if (settlements.backlog() > MOST_UNSETTLED) {
            return 0;
        }
        int room = free.availablePermits();
        if (network.downSince().isEmpty()) {
            return Math.max(0, room + soon - due.size());
        }
        if (now.isBefore(nextOutageLook)) {
            return 0;
        }
        nextOutageLook = now.plus(OUTAGE_LOOK);
        states.hastenOne(now);
        return Math.min(room, OUTAGE_VISITS);
    }

    /** Starts as many threads as there is room for; each makes one visit after the other. */
    private void start() {
        while (due.size() > 0 && !visits.isShutdown() && free.tryAcquire()) {
            visits.execute(() -> {
                try {
                    for (var next = next(); next != null; next = next()) {
                        visit(next);
                    }
                } finally {
                    free.release();
                }
                start(); // with what came between the last look and the release
                lookAgain();
                if (free.availablePermits() == concurrency) {
                    whenIdle.run();
                }
            });
        }
    }

    private DueFeeds.@Nullable Due next() {
        lookAgain();
        return visits.isShutdown() ? null : due.next(clock.instant());
    }

    private void visit(DueFeeds.Due next) {
        try {
            visitor.visit(next.feed(), next.source(), next.catalogue());
        } catch (CancellationException e) {
            log.debug("visit given up: source={} reason={}", next.source().id(), e.getMessage());
        } catch (RuntimeException | Error e) {
            // the edge of the visit: its lease runs out, and the feed is due again
            log.warn("visit failed: source={}", next.source().id(), e);
        } finally {
            throughput.ended();
        }
    }

    /** Not for each visit that ends: a look at what is due costs more than one more visit waiting for a moment. */
    private void lookAgain() {
        int outstanding = concurrency - free.availablePermits() + due.size();
        if (moreDue && outstanding * 2 <= wanted + 1) {
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
            giveBackLate(Instant.MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
