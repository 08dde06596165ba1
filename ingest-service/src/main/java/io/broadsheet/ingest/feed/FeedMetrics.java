package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.Recorded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Counts polls for dashboards and makes one trace of each; no label ever names a feed or an address. */
final class FeedMetrics {

    private static final String POLL = "broadsheet.feed.poll";
    private static final String ENTRIES = "broadsheet.feed.entries";
    private static final String OUTCOME = "outcome";
    private static final String ERROR = "error";
    private static final String NONE = "none";

    private final ObservationRegistry observations;
    private final MeterRegistry meters;
    private final Map<String, Timer> polls = new ConcurrentHashMap<>();
    private final Map<String, Timer> steps = new ConcurrentHashMap<>();
    private final Timer lateness;
    private final Counter seen;
    private final Counter added;
    private final Counter selected;

    /**
     * Sets the meters up.
     *
     * @param observations that makes traces and timers; with {@link ObservationRegistry#NOOP} there are timers alone
     */
    FeedMetrics(ObservationRegistry observations, MeterRegistry meters) {
        this.observations = observations;
        this.meters = meters;
        lateness = Timer.builder("broadsheet.feed.lateness")
                .description("how long after its time a poll started")
                .register(meters);
        seen = entries("seen", meters);
        added = entries("new", meters);
        selected = entries("selected", meters);
    }

    private static Counter entries(String kind, MeterRegistry meters) {
        return Counter.builder(ENTRIES)
                .description("entries of the documents read, those nobody had seen, and those that a topic selected")
                .tag("kind", kind)
                .register(meters);
    }

    /** One poll, from the question to the stored plan for the next one. */
    void observe(String sourceId, Supplier<VisitOutcome> poll) {
        if (observations.isNoop()) {
            time(poll);
            return;
        }
        var observation = Observation.createNotStarted(POLL, observations)
                .contextualName("poll feed")
                .lowCardinalityKeyValue(OUTCOME, "error")
                .highCardinalityKeyValue("source", sourceId); // in traces only, never in metrics
        observation.observe(() -> {
            observation.lowCardinalityKeyValue(OUTCOME, poll.get().label());
        });
    }

    /** The same timer as of an observation, at a tenth of its cost, which shows when thousands are asked in a second. */
    private void time(Supplier<VisitOutcome> poll) {
        long start = System.nanoTime();
        String outcome = "error";
        String error = NONE;
        try {
            outcome = poll.get().label();
        } catch (RuntimeException e) {
            error = e.getClass().getSimpleName();
            throw e;
        } finally {
            String kind = error;
            String label = outcome;
            polls.computeIfAbsent(
                            outcome + ' ' + error,
                            _ -> Timer.builder(POLL)
                                    .tags(ERROR, kind, OUTCOME, label)
                                    .register(meters))
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** A part of the poll that goes on in this thread, as a span of its trace and a timer. */
    <T> T step(String name, Supplier<T> work) {
        if (observations.isNoop()) {
            return Objects.requireNonNull(steps.computeIfAbsent(
                            name,
                            _ -> Timer.builder("broadsheet.feed." + name)
                                    .tag(ERROR, NONE)
                                    .register(meters))
                    .record(work));
        }
        return Objects.requireNonNull(Observation.createNotStarted("broadsheet.feed." + name, observations)
                .contextualName(name)
                .observe(work));
    }

    void late(Instant due, Instant now) {
        Duration late = Duration.between(due, now);
        lateness.record(late.isNegative() ? Duration.ZERO : late);
    }

    void read(int entries, Recorded recorded) {
        seen.increment(entries);
        added.increment(recorded.added());
        selected.increment(recorded.selected());
    }
}
