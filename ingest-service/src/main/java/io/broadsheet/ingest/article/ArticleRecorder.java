package io.broadsheet.ingest.article;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.ArticleFields;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.ingest.topic.TopicJudge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes articles of candidates: judged by the source's topics, stored once however many sources carry them. What a
 * source has shown before costs one look-up.
 */
public final class ArticleRecorder {

    private static final Logger log = LoggerFactory.getLogger(ArticleRecorder.class);

    private final Articles articles;
    private final TopicJudge judge;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ArticleRecorder(Articles articles, TopicJudge judge, TransactionTemplate transactions, InstantSource clock) {
        this.articles = articles;
        this.judge = judge;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An offer with its canonical address, which takes a while to find out. */
    private record Addressed(Offer offer, Optional<CanonicalUrl> canonical) {
        Addressed(Offer offer) {
            this(offer, offer.canonical());
        }

        @Nullable
        String address() {
            return canonical.map(CanonicalUrl::address).orElse(null);
        }
    }

    /** Records what one visit to the source brought, all or nothing. */
    public Recorded record(Source source, Collection<Topic> topics, List<Offer> offers) {
        Map<String, Addressed> byId = new LinkedHashMap<>();
        for (Offer offer : offers) {
            var addressed = new Addressed(offer);
            byId.putIfAbsent(offer.articleId(source.id(), addressed.canonical()), addressed);
        }
        return recordAll(source, topics, byId);
    }

    /** Records candidates of which the source knows better than they do which articles they are, all or nothing. */
    public Recorded recordAs(Source source, Collection<Topic> topics, Map<String, Candidate> byId) {
        Map<String, Addressed> addressed = new LinkedHashMap<>();
        byId.forEach((id, candidate) -> addressed.put(id, new Addressed(Offer.of(candidate))));
        return recordAll(source, topics, addressed);
    }

    private Recorded recordAll(Source source, Collection<Topic> topics, Map<String, Addressed> byId) {
        Articles.Before known = articles.before(source.id(), byId.keySet());
        Instant now = clock.instant();
        List<NewArticle> fresh = new ArrayList<>();
        Map<String, String> otherMarkup = new HashMap<>();
        byId.forEach((id, addressed) -> {
            Offer offer = addressed.offer();
            Articles.Known before = known.shown().get(id);
            if (before != null && before.isOf(offer)) {
                return;
            }
            String fingerprint = offer.fingerprint();
            Candidate candidate = offer.candidate();
            String hash = candidate.contentHash();
            if (before == null || !hash.equals(before.contentHash())) {
                fresh.add(new NewArticle(
                        id, addressed.address(), source, candidate, hash, fingerprint, judged(candidate, topics), now));
            } else if (fingerprint != null && before.mayRemember(now)) {
                otherMarkup.put(id, fingerprint);
            }
        });
        if (!otherMarkup.isEmpty()) {
            articles.remember(source.id(), otherMarkup, now);
        }
        if (fresh.isEmpty()) {
            return new Recorded(0, 0, 0);
        }
        // two sources that carry the same articles lock them in the same order
        fresh.sort(Comparator.comparing(NewArticle::id));
        try {
            return transactions.execute(_ -> articles.record(fresh, known.stored()));
        } catch (DuplicateKeyException e) {
            log.debug("another source was first: source={} reason={}", source.id(), e.getMessage());
            return transactions.execute(_ -> articles.record(fresh));
        }
    }

    private Verdicts judged(Candidate candidate, Collection<Topic> topics) {
        var fields = new ArticleFields(
                candidate.title(), candidate.summary(), candidate.text().plain());
        return Verdicts.of(judge.judge(fields, topics));
    }
}
