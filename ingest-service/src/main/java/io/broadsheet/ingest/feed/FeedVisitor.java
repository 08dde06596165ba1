package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleRecorder;
import io.broadsheet.ingest.article.Candidate;
import io.broadsheet.ingest.article.Recorded;
import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.Attempt;
import io.broadsheet.ingest.status.SourceHealth;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One visit to a feed: ask, read, record, and plan the next one. Articles are safe before the visit counts as made. */
final class FeedVisitor {

    private static final Logger log = LoggerFactory.getLogger(FeedVisitor.class);

    private final FeedFetcher fetcher;
    private final FeedParser parser;
    private final ArticleRecorder recorder;
    private final FeedStates states;
    private final SourceHealth health;
    private final PollSchedule schedule;
    private final InstantSource clock;
    private final RandomGenerator random;

    FeedVisitor(
            FeedFetcher fetcher,
            FeedParser parser,
            ArticleRecorder recorder,
            FeedStates states,
            SourceHealth health,
            PollSchedule schedule,
            InstantSource clock,
            RandomGenerator random) {
        this.fetcher = fetcher;
        this.parser = parser;
        this.recorder = recorder;
        this.states = states;
        this.health = health;
        this.schedule = schedule;
        this.clock = clock;
        this.random = random;
    }

    void visit(LeasedFeed leased, Source.Feed source, Catalogue catalogue) {
        switch (fetcher.fetch(leased.address(), leased.validators())) {
            case FetchResult.Fetched fetched -> fetched(leased, source, catalogue, fetched);
            case FetchResult.NotModified same ->
                succeeded(leased, source, false, same.fresh(), leased.validators(), leased.contentHash(), same.route());
            case FetchResult.RateLimited limited -> rateLimited(leased, source, limited);
            case FetchResult.Gone _ ->
                failed(
                        leased,
                        source,
                        Attempt.State.GONE,
                        "the server says it is gone for good (HTTP 410)",
                        schedule.afterGone());
            case FetchResult.Unreachable unreachable -> failed(leased, source, unreachable.reason());
            case FetchResult.Failed failed -> failed(leased, source, failed.reason());
        }
    }

    private void fetched(LeasedFeed leased, Source.Feed source, Catalogue catalogue, FetchResult.Fetched fetched) {
        String hash = hash(fetched.body());
        if (hash.equals(leased.contentHash())) {
            succeeded(leased, source, false, fetched.fresh(), fetched.validators(), hash, fetched.route());
            return;
        }
        switch (parser.parse(
                fetched.body(), fetched.contentType(), fetched.route().address())) {
            case ParseResult.NotAFeed not -> failed(leased, source, not.inWords());
            case ParseResult.Feed feed -> {
                List<Candidate> candidates = feed.entries().stream()
                        .map(entry -> entry.candidate(feed.language()))
                        .toList();
                Recorded recorded = recorder.record(source, catalogue.topicsOf(source), candidates);
                report(source, feed, recorded);
                Duration asked = longer(fetched.fresh(), feed.timeToLive());
                succeeded(leased, source, recorded.anything(), asked, fetched.validators(), hash, fetched.route());
            }
        }
    }

    private static void report(Source.Feed source, ParseResult.Feed feed, Recorded recorded) {
        if (recorded.anything()) {
            log.info(
                    "feed read: source={} entries={} new={} selected={} changed={} problems={}",
                    source.id(),
                    feed.entries().size(),
                    recorded.added(),
                    recorded.selected(),
                    recorded.changed(),
                    feed.problems().size());
        } else {
            log.debug(
                    "feed read: source={} entries={} new=0",
                    source.id(),
                    feed.entries().size());
        }
    }

    private void succeeded(
            LeasedFeed leased,
            Source.Feed source,
            boolean changed,
            @Nullable Duration asked,
            FetchResult.Validators validators,
            @Nullable String hash,
            FetchResult.Route route) {
        Instant now = clock.instant();
        Duration interval = schedule.afterSuccess(leased.interval(), changed, source.pollInterval(), asked);
        Instant next = now.plus(PollSchedule.spread(interval, random));
        if (leased.failures() > 0) {
            log.info("source works again: source={} failures={}", source.id(), leased.failures());
        }
        if (states.settle(
                leased, new FeedStates.Visit(interval, next, validators, hash, 0, null, route.permanent()), now)) {
            health.record(source, Attempt.succeeded(now, next));
        }
    }

    private void rateLimited(LeasedFeed leased, Source.Feed source, FetchResult.RateLimited limited) {
        Instant now = clock.instant();
        Instant next =
                now.plus(PollSchedule.spread(schedule.afterRateLimit(leased.interval(), limited.retryAfter()), random));
        var visit = new FeedStates.Visit(
                leased.interval(),
                next,
                leased.validators(),
                leased.contentHash(),
                leased.failures(),
                leased.lastError(),
                null);
        log.debug("server asks for patience: source={} next={}", source.id(), next);
        if (states.settle(leased, visit, now)) {
            var state = leased.failures() == 0 ? Attempt.State.OK : Attempt.State.FAILING;
            health.record(
                    source,
                    new Attempt(state, now, next, leased.failures(), "the server asks to come back at " + next));
        }
    }

    private void failed(LeasedFeed leased, Source.Feed source, String reason) {
        Duration wait = schedule.afterFailure(leased.failures() + 1, source.pollInterval());
        failed(leased, source, Attempt.State.FAILING, reason, wait);
    }

    private void failed(LeasedFeed leased, Source.Feed source, Attempt.State state, String reason, Duration wait) {
        Instant now = clock.instant();
        Instant next = now.plus(PollSchedule.spread(wait, random));
        int failures = leased.failures() + 1;
        if (failures == 1) {
            log.warn("source failing: source={} reason={} next={}", source.id(), reason, next);
        } else {
            log.debug("source still failing: source={} failures={} reason={}", source.id(), failures, reason);
        }
        var visit = new FeedStates.Visit(
                leased.interval(), next, leased.validators(), leased.contentHash(), failures, reason, null);
        if (states.settle(leased, visit, now)) {
            health.record(source, new Attempt(state, now, next, failures, reason));
        }
    }

    private static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) > 0 ? a : b;
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
