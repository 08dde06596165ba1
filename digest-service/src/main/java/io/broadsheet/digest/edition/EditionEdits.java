package io.broadsheet.digest.edition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an operator wants to be different from what the figures say. All of it is about ids of articles.
 *
 * @param pinned in the edition whatever speaks against it, behind the ordered ones and leading their stories; the earliest pin first
 * @param excluded not in the edition, with the reason
 * @param order stories with any of these articles come in this order, before all others
 * @param intro text below the headline; empty: the usual one
 */
record EditionEdits(List<String> pinned, Map<String, String> excluded, List<String> order, String intro) {

    static final EditionEdits NONE = new EditionEdits(List.of(), Map.of(), List.of(), "");

    /** Keeps copies, in an order that does not change. */
    EditionEdits {
        pinned = List.copyOf(pinned);
        excluded = new TreeMap<>(excluded);
        order = List.copyOf(order);
    }

    EditionEdits pin(String article) {
        if (pinned.contains(article)) {
            return this;
        }
        List<String> more = new ArrayList<>(pinned);
        more.add(article);
        return new EditionEdits(more, without(article), order, intro);
    }

    EditionEdits unpin(String article) {
        return new EditionEdits(
                pinned.stream().filter(id -> !id.equals(article)).toList(), excluded, order, intro);
    }

    EditionEdits exclude(String article, String reason) {
        Map<String, String> more = new LinkedHashMap<>(excluded);
        more.put(article, reason);
        return new EditionEdits(unpin(article).pinned(), more, order, intro);
    }

    EditionEdits include(String article) {
        return new EditionEdits(pinned, without(article), order, intro);
    }

    EditionEdits inOrder(List<String> articles) {
        return new EditionEdits(pinned, excluded, articles, intro);
    }

    EditionEdits introducedBy(String text) {
        return new EditionEdits(pinned, excluded, order, text);
    }

    private Map<String, String> without(String article) {
        Map<String, String> fewer = new LinkedHashMap<>(excluded);
        fewer.remove(article);
        return fewer;
    }
}
