package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Articles;
import io.broadsheet.digest.edition.EditionAddress.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says which articles an edition is still to decide about, or has decided about, and why others are none of its business. */
final class EditionCandidates {

    private final EditionAddress address;
    private final EditionArticles articles;
    private final Articles arrived;
    private final InstantSource clock;

    EditionCandidates(EditionAddress address, EditionArticles articles, Articles arrived, InstantSource clock) {
        this.address = address;
        this.articles = articles;
        this.arrived = arrived;
        this.clock = clock;
    }

    /** Of the given ids, those that the edition does not decide about, with the reason. */
    Map<String, String> refused(Place place, Collection<String> ids) {
        Optional<Edition> edition = address.stored(place);
        Instant end = edition.map(Edition::windowTo).orElseGet(clock::instant);
        Set<String> known = new HashSet<>();
        articles.undecided(place.newsletter().id(), place.newsletter().topics(), end)
                .forEach(article -> known.add(article.id()));
        edition.ifPresent(stored -> known.addAll(articles.decidedBy(stored.id())));
        Map<String, String> result = new TreeMap<>();
        ids.stream().filter(id -> !known.contains(id)).forEach(id -> result.put(id, reason(place, id, end)));
        return result;
    }

    private String reason(Place place, String id, Instant end) {
        List<Article> found = arrived.find(List.of(id));
        if (found.isEmpty()) {
            return "there is no such article";
        }
        Article article = found.getFirst();
        if (article.bestOf(place.newsletter().topics()).isEmpty()) {
            return "no topic of %s selected it".formatted(place.newsletter().id());
        }
        return articles.decidedIn(place.newsletter().id(), id)
                .map("the edition %s decided about it"::formatted)
                .orElseGet(() -> "it was first seen at %s, after this edition ended at %s; it is for the next one"
                        .formatted(article.firstSeenAt(), end));
    }
}
