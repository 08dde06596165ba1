package io.broadsheet.ingest.topic;

import java.util.List;

/**
 * A topic's query, taken apart into what an article is judged by.
 *
 * @param parts what an article has to be about, all of it: for a query {@code +(Meta) +(AI)} two parts
 * @param against what makes an article less likely to belong
 * @param excluding what an article must not contain at all
 */
record TopicQuery(List<List<Wording>> parts, List<Wording> against, List<Wording> excluding) {

    TopicQuery {
        parts = parts.stream().map(List::copyOf).toList();
        against = List.copyOf(against);
        excluding = List.copyOf(excluding);
    }
}
