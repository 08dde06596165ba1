package io.broadsheet.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Says how many visits are going to end soon, by how many ended lately: so many feeds are worth leasing ahead. */
final class Throughput {

    private final AtomicLong ended = new AtomicLong();
    private long before;
    private Instant lastLook;

    Throughput(Instant start) {
        lastLook = start;
    }

    void ended() {
        ended.incrementAndGet();
    }

    /** At the rate since the last look. */
    int within(Duration time, Instant now) {
        long count = ended.get();
        long millis = Math.max(1, Duration.between(lastLook, now).toMillis());
        long soon = (count - before) * time.toMillis() / millis;
        before = count;
        lastLook = now;
        return (int) Math.min(Integer.MAX_VALUE, soon);
    }
}
