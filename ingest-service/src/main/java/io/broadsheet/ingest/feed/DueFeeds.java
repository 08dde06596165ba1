package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Leased feeds until their visits start. None starts late: by then somebody else may be asking the same host. */
final class DueFeeds {

    private final Queue<Due> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<LeasedFeed> late = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    /** A visit to be made. */
    record Due(LeasedFeed feed, Source.Feed source, Catalogue catalogue, Instant startBy) {}

    void add(Due due) {
        size.incrementAndGet();
        waiting.add(due);
    }

    int size() {
        return size.get();
    }

    /** The one that waits longest; null when there is none whose time has not passed. */
    @Nullable
    Due next(Instant now) {
        for (Due due = waiting.poll(); due != null; due = waiting.poll()) {
            size.decrementAndGet();
            if (!now.isAfter(due.startBy())) {
                return due;
            }
            late.add(due.feed());
        }
        return null;
    }

    /** Takes out those whose time has passed. */
    List<LeasedFeed> late(Instant now) {
        for (Due first = waiting.peek(); first != null && now.isAfter(first.startBy()); first = waiting.peek()) {
            if (waiting.remove(first)) {
                size.decrementAndGet();
                late.add(first.feed());
            }
        }
        List<LeasedFeed> all = new ArrayList<>();
        for (LeasedFeed feed = late.poll(); feed != null; feed = late.poll()) {
            all.add(feed);
        }
        return all;
    }
}
