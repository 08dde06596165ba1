package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.edition.EditionAddress.Place;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The articles that an edition is still to decide about, or has decided about. */
final class EditionCandidates {

    private final EditionAddress address;
    private final EditionArticles articles;
    private final InstantSource clock;

    EditionCandidates(EditionAddress address, EditionArticles articles, InstantSource clock) {
        this.address = address;
        this.articles = articles;
        this.clock = clock;
    }

    /** Their ids. */
    Set<String> of(Place place) {
        Set<String> ids =
                articles.undecided(place.newsletter().id(), place.newsletter().topics(), clock.instant()).stream()
                        .map(Article::id)
                        .collect(Collectors.toCollection(HashSet::new));
        Optional<Edition> edition = address.stored(place);
        edition.ifPresent(stored -> ids.addAll(articles.decidedBy(stored.id())));
        return ids;
    }
}
