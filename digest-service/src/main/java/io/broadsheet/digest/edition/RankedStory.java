package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.edition.EditionContent.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A story with its place among the others still to be decided: the report to read, the others, and what speaks for it. */
record RankedStory(Article lead, List<Article> also, Why why) {

    Stream<Article> articles() {
        return Stream.concat(Stream.of(lead), also.stream());
    }

    /** The same story, led by another of its reports. */
    RankedStory ledBy(Article article, String because) {
        List<Article> others = new ArrayList<>(articles().toList());
        others.remove(article);
        return new RankedStory(article, others, why.ledBecause(because));
    }

    RankedStory placed(String because) {
        return new RankedStory(lead, also, why.placedBecause(because));
    }
}
