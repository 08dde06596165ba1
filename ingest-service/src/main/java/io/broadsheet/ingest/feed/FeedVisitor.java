package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleRecorder;
import io.broadsheet.ingest.article.Offer;
import io.broadsheet.ingest.article.Recorded;
import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.Findings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One visit to a feed: ask, read, record, and plan the next one. Articles are safe before the visit counts as made. */
final class FeedVisitor {

    private static final Logger log = LoggerFactory.getLogger(FeedVisitor.class);

    private final FeedFetcher fetcher;
    private final FeedParser parser;
    private final ArticleRecorder recorder;
    private final VisitLedger ledger;
    private final FeedMetrics metrics;
    private final InstantSource clock;

    FeedVisitor(
            FeedFetcher fetcher,
            FeedParser parser,
            ArticleRecorder recorder,
            VisitLedger ledger,
            FeedMetrics metrics,
            InstantSource clock) {
        this.fetcher = fetcher;
        this.parser = parser;
        this.recorder = recorder;
        this.ledger = ledger;
        this.metrics = metrics;
        this.clock = clock;
    }

    void visit(LeasedFeed leased, Source.Feed source, Catalogue catalogue) {
        metrics.late(leased.dueAt(), clock.instant());
        metrics.observe(source.id(), () -> outcome(leased, source, catalogue));
    }

    private VisitOutcome outcome(LeasedFeed leased, Source.Feed source, Catalogue catalogue) {
        FetchResult answer = metrics.step(
                "fetch", () -> fetcher.fetch(leased.asks(), leased.memory().validators()));
        return switch (answer) {
            case FetchResult.Fetched fetched -> fetched(leased, source, catalogue, fetched);
            case FetchResult.NotModified same -> {
                FeedMemory memory = leased.memory().with(moves(leased, same.route()));
                ledger.succeeded(leased, source, memory, false, same.fresh(), Findings.Reading.NOTHING);
                yield VisitOutcome.UNCHANGED;
            }
            case FetchResult.RateLimited limited -> {
                ledger.rateLimited(leased, source, limited);
                yield VisitOutcome.RATE_LIMITED;
            }
            case FetchResult.Gone _ -> {
                ledger.gone(leased, source);
                yield VisitOutcome.GONE;
            }
            case FetchResult.Unreachable unreachable -> ledger.unreachable(leased, source, unreachable.reason());
            case FetchResult.Failed failed -> {
                ledger.failed(leased, source, failed.reason());
                yield VisitOutcome.FAILED;
            }
        };
    }

    private Moves moves(LeasedFeed leased, FetchResult.Route route) {
        return leased.memory().moves().reached(leased.address(), leased.asks(), route, clock.instant());
    }

    private VisitOutcome fetched(
            LeasedFeed leased, Source.Feed source, Catalogue catalogue, FetchResult.Fetched fetched) {
        String hash = hash(fetched.body());
        FeedMemory before = leased.memory();
        Moves moves = moves(leased, fetched.route());
        if (hash.equals(before.contentHash())) {
            var memory = new FeedMemory(fetched.validators(), hash, before.pace(), before.hints(), moves);
            ledger.succeeded(leased, source, memory, false, fetched.fresh(), Findings.Reading.NOTHING);
            return VisitOutcome.UNCHANGED;
        }
        return switch (parser.parse(
                fetched.body(), fetched.contentType(), fetched.route().address())) {
            case ParseResult.NotAFeed not -> {
                ledger.failed(leased, source, not.inWords());
                yield VisitOutcome.FAILED;
            }
            case ParseResult.Feed feed -> {
                Recorded recorded = record(source, catalogue, feed, before.contentHash() == null);
                Pace pace = pace(before.pace(), feed, recorded.anything());
                var memory = new FeedMemory(fetched.validators(), hash, pace, feed.hints(), moves);
                var reading = new Findings.Reading(feed.entries().size(), recorded.added(), recorded.selected());
                ledger.succeeded(leased, source, memory, recorded.anything(), fetched.fresh(), reading);
                yield recorded.anything() ? VisitOutcome.CHANGED : VisitOutcome.UNCHANGED;
            }
        };
    }

    private Pace pace(Pace before, ParseResult.Feed feed, boolean changed) {
        Instant now = clock.instant();
        if (before.changedAt() == null) {
            return before.begun(
                    feed.entries().stream()
                            .map(FeedEntry::publishedAt)
                            .filter(Objects::nonNull)
                            .toList(),
                    now);
        }
        return changed ? before.changed(now) : before;
    }

    private Recorded record(Source.Feed source, Catalogue catalogue, ParseResult.Feed feed, boolean first) {
        List<Offer> offers = feed.entries().stream()
                .flatMap(entry -> entry.offer(feed.language()).stream())
                .toList();
        Recorded recorded = metrics.step(
                "record",
                () -> first
                        ? recorder.recordFirst(source, catalogue.topicsOf(source), offers)
                        : recorder.record(source, catalogue.topicsOf(source), offers));
        metrics.read(feed.entries().size(), recorded);
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
        return recorded;
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
