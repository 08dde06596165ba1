package io.broadsheet.ingest.article;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.ArticleFields;
import io.broadsheet.ingest.topic.Topic;
import io.broadsheet.ingest.topic.TopicJudge;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one visit to a source brought, by article id; each is made an article and judged at most once, and only if asked. */
final class Haul {

    private final Source source;
    private final Collection<Topic> topics;
    private final TopicJudge judge;
    private final Verdicts silence;
    private final Instant seenAt;
    private final Map<String, Addressed> byId = new LinkedHashMap<>();
    private final Map<String, NewArticle> made = new HashMap<>();

    private Haul(Source source, Collection<Topic> topics, TopicJudge judge, Instant seenAt) {
        this.source = source;
        this.topics = topics;
        this.judge = judge;
        this.silence = Verdicts.of(topics.stream().map(Topic::silence).toList());
        this.seenAt = seenAt;
    }

    Haul(Source source, Collection<Topic> topics, TopicJudge judge, Instant seenAt, List<Offer> offers) {
        this(source, topics, judge, seenAt);
        for (Offer offer : offers) {
            var addressed = new Addressed(offer);
            byId.putIfAbsent(offer.articleId(source.id(), addressed.canonical()), addressed);
        }
    }

    /** Of candidates whose ids are known already. */
    Haul(Source source, Collection<Topic> topics, TopicJudge judge, Instant seenAt, Map<String, Candidate> candidates) {
        this(source, topics, judge, seenAt);
        candidates.forEach((id, candidate) -> byId.put(id, new Addressed(Offer.of(candidate))));
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

    Source source() {
        return source;
    }

    Instant seenAt() {
        return seenAt;
    }

    Set<String> ids() {
        return byId.keySet();
    }

    Offer offer(String id) {
        return addressed(id).offer();
    }

    /** Some of them, by id: two sources that carry the same articles lock them in the same order. */
    List<NewArticle> articles(Collection<String> ids) {
        return ids.stream()
                .sorted()
                .map(id -> made.computeIfAbsent(id, this::article))
                .toList();
    }

    private NewArticle article(String id) {
        Addressed addressed = addressed(id);
        Candidate candidate = addressed.offer().candidate();
        Verdicts verdicts = judged(candidate);
        return new NewArticle(
                id,
                addressed.address(),
                source,
                candidate,
                candidate.contentHash(),
                addressed.offer().fingerprint(),
                verdicts,
                !topics.isEmpty() && verdicts.equals(silence),
                seenAt);
    }

    private Addressed addressed(String id) {
        return Objects.requireNonNull(byId.get(id), id);
    }

    private Verdicts judged(Candidate candidate) {
        var fields = new ArticleFields(
                candidate.title(), candidate.summary(), candidate.text().plain());
        return Verdicts.of(judge.judge(fields, topics));
    }
}
