package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.Attempt;
import io.broadsheet.ingest.status.Findings;
import io.broadsheet.ingest.status.SourceHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what a visit came to: when the next one is due, and what operators are told. */
final class VisitLedger {

    private static final Logger log = LoggerFactory.getLogger(VisitLedger.class);
    private static final Duration LONGEST_SPARING = Duration.ofHours(1);

    private final FeedStates states;
    private final SharedHosts hosts;
    private final SourceHealth health;
    private final Settlements settlements;
    private final PollSchedule schedule;
    private final OwnNetwork network;
    private final InstantSource clock;
    private final RandomGenerator random;

    VisitLedger(
            FeedStates states,
            SharedHosts hosts,
            SourceHealth health,
            Settlements settlements,
            PollSchedule schedule,
            OwnNetwork network,
            InstantSource clock,
            RandomGenerator random) {
        this.states = states;
        this.hosts = hosts;
        this.health = health;
        this.settlements = settlements;
        this.schedule = schedule;
        this.network = network;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A good visit.
     *
     * @param memory with all that is new, but for the interval
     * @param fresh how long the server calls its answer fresh
     */
    void succeeded(
            LeasedFeed leased,
            Source.Feed source,
            FeedMemory memory,
            boolean changed,
            @Nullable Duration fresh,
            Findings.Reading reading) {
        Instant now = answered(leased);
        Pace pace = schedule.adapted(memory.pace(), changed, now);
        Duration wait = schedule.afterSuccess(
                pace,
                source.pollInterval(),
                PollHints.longer(fresh, memory.hints().atLeast()));
        Instant next = schedule.allowed(
                now.plus(PollSchedule.spread(wait, random)), memory.hints().skip(), source.pollInterval(), now);
        if (leased.failures() > 0) {
            log.info("source works again: source={} failures={}", source.id(), leased.failures());
        }
        Moves moves = memory.moves();
        if (moves.permanent() != null
                && !moves.permanent().equals(leased.memory().moves().permanent())) {
            log.info(
                    "feed has moved for good: source={} to={}; the configured address can be changed to it",
                    source.id(),
                    moves.permanent());
        }
        var attempt = Attempt.succeeded(now, next)
                .with(new Findings(reading, pace.average(), moves.permanent(), moves.last()));
        settlements.settle(new Settlements.Settlement(
                leased,
                source,
                new FeedStates.Visit(memory.with(pace), next, 0, null),
                new Settlements.Report.Made(attempt),
                now));
    }

    /** The server asks for patience: no failure, and nobody else comes to that host for a while either. */
    void rateLimited(LeasedFeed leased, Source.Feed source, FetchResult.RateLimited limited) {
        Instant now = answered(leased);
        Pace pace = leased.memory().pace();
        Pace slower = schedule.slowed(pace, limited.retryAfter());
        Duration wait = schedule.afterRateLimit(slower.interval(), source.pollInterval(), limited.retryAfter());
        Instant next = now.plus(PollSchedule.spread(wait, random));
        log.debug("server asks for patience: source={} next={}", source.id(), next);
        if (limited.retryAfter() != null) {
            Duration spared =
                    limited.retryAfter().compareTo(LONGEST_SPARING) > 0 ? LONGEST_SPARING : limited.retryAfter();
            hosts.sparedUntil(List.of(leased.host()), now.plus(spared));
        }
        String words =
                "the server asks for patience; it is asked again at %s".formatted(next.truncatedTo(ChronoUnit.SECONDS));
        postpone(leased, source, leased.memory().with(slower), next, words, now);
    }

    void gone(LeasedFeed leased, Source.Feed source) {
        Instant now = answered(leased);
        String reason =
                "the server says it is gone for good (HTTP 410); look for its new address, or remove the source";
        failed(leased, source, leased.memory().unread(), Attempt.State.GONE, reason, schedule.afterGone(), now);
    }

    /** Somebody answered, but not with a feed; the next question is without conditions, as some servers refuse those. */
    void failed(LeasedFeed leased, Source.Feed source, String reason) {
        Instant now = answered(leased);
        FeedMemory memory = leased.memory().unread();
        failed(leased, source, memory, Attempt.State.FAILING, reason, backOff(leased, source), now);
    }

    /** Nobody answered. */
    VisitOutcome unreachable(LeasedFeed leased, Source.Feed source, String reason) {
        Instant now = clock.instant();
        return switch (network.silent(leased, now)) {
            case OwnNetwork.Blame.Feed _ -> {
                failed(leased, source, leased.memory(), Attempt.State.FAILING, reason, backOff(leased, source), now);
                yield VisitOutcome.UNREACHABLE;
            }
            case OwnNetwork.Blame.Us us -> {
                Instant next = now.plus(PollSchedule.spread(schedule.duringOutage(), random));
                String words = "not reached, and neither is anybody else: this machine's network seems down;"
                        + " does not count as a failure (%s)".formatted(reason);
                postpone(leased, source, leased.memory(), next, words, now);
                settlements.flush(); // what is pardoned has to be written first
                states.pardon(us.pardoned(), next);
                health.pardon(us.pardoned(), next, words, now);
                yield VisitOutcome.NETWORK_DOWN;
            }
        };
    }

    private Instant answered(LeasedFeed leased) {
        Instant now = clock.instant();
        network.answered(leased.sourceId(), now);
        return now;
    }

    private Duration backOff(LeasedFeed leased, Source.Feed source) {
        return schedule.afterFailure(leased.failures() + 1, source.pollInterval());
    }

    private void postpone(
            LeasedFeed leased, Source.Feed source, FeedMemory memory, Instant next, String words, Instant now) {
        var visit = new FeedStates.Visit(memory, next, leased.failures(), leased.lastError());
        settlements.settle(
                new Settlements.Settlement(leased, source, visit, new Settlements.Report.Postponed(words), now));
    }

    private void failed(
            LeasedFeed leased,
            Source.Feed source,
            FeedMemory memory,
            Attempt.State state,
            String reason,
            Duration wait,
            Instant now) {
        Instant next = now.plus(PollSchedule.spread(wait, random));
        int failures = leased.failures() + 1;
        if (failures == 1) {
            log.warn("source failing: source={} reason={} next={}", source.id(), reason, next);
        } else {
            log.debug("source still failing: source={} failures={} reason={}", source.id(), failures, reason);
        }
        Moves moves = memory.moves().missed(leased.asks());
        FeedMemory kept =
                moves.equals(memory.moves()) ? memory : memory.unread().with(moves);
        settlements.settle(new Settlements.Settlement(
                leased,
                source,
                new FeedStates.Visit(kept, next, failures, reason),
                new Settlements.Report.Made(new Attempt(state, now, next, failures, reason)),
                now));
    }
}
