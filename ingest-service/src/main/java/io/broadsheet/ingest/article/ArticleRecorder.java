package io.broadsheet.ingest.article;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.ingest.topic.TopicJudge;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Records what one visit to the source brought, all or nothing. */
    public Recorded record(Source source, Collection<Topic> topics, List<Offer> offers) {
        return recordAll(new Haul(source, topics, judge, clock.instant(), offers));
    }

    /**
     * The same for a source that has never been read: nothing it has is known, as a rule, so that nobody looks that up
     * before it turns out otherwise.
     */
    public Recorded recordFirst(Source source, Collection<Topic> topics, List<Offer> offers) {
        var haul = new Haul(source, topics, judge, clock.instant(), offers);
        try {
            return articles.add(haul.articles(haul.ids()));
        } catch (DuplicateKeyException e) {
            log.debug("not all is new: source={} reason={}", source.id(), e.getMessage());
            return recordAll(haul);
        }
    }

    /** Records candidates of which the source knows better than they do which articles they are, all or nothing. */
    public Recorded recordAs(Source source, Collection<Topic> topics, Map<String, Candidate> byId) {
        return recordAll(new Haul(source, topics, judge, clock.instant(), byId));
    }

    private Recorded recordAll(Haul haul) {
        Articles.Before known = articles.before(haul.source().id(), haul.ids());
        List<String> unknown = new ArrayList<>();
        Map<String, String> otherMarkup = new HashMap<>();
        for (String id : haul.ids()) {
            Offer offer = haul.offer(id);
            Articles.Known before = known.shown().get(id);
            if (before != null && before.isOf(offer)) {
                continue;
            }
            String fingerprint = offer.fingerprint();
            if (before == null || !offer.candidate().contentHash().equals(before.contentHash())) {
                unknown.add(id);
            } else if (fingerprint != null && before.mayRemember(haul.seenAt())) {
                otherMarkup.put(id, fingerprint);
            }
        }
        if (!otherMarkup.isEmpty()) {
            articles.remember(haul.source().id(), otherMarkup, haul.seenAt());
        }
        return store(haul.articles(unknown), known.stored());
    }

    private Recorded store(List<NewArticle> fresh, Set<String> stored) {
        try {
            return fresh.stream().map(NewArticle::id).noneMatch(stored::contains)
                    ? articles.add(fresh)
                    : transactions.execute(_ -> articles.record(fresh, stored));
        } catch (DuplicateKeyException e) {
            Set<String> storedNow = articles.stored(fresh);
            if (stored.containsAll(storedNow)) {
                throw e; // nobody was first: once more would be the same
            }
            log.debug("another source was first: reason={}", e.getMessage());
            return store(fresh, storedNow);
        }
    }
}
