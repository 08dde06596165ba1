package io.broadsheet.ingest.article;

import io.broadsheet.ingest.topic.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the topics think of one article, as its row keeps it. A verdict that selects is not taken back. */
record Verdicts(Map<String, Verdict> byTopic) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Kept>> ROW = new TypeReference<>() {};

    private record Kept(double score, double threshold, String explanation) {}

    static Verdicts of(Collection<Verdict> verdicts) {
        Map<String, Verdict> byTopic = HashMap.newHashMap(verdicts.size());
        for (Verdict verdict : verdicts) {
            byTopic.put(verdict.topicId(), verdict);
        }
        return new Verdicts(byTopic);
    }

    /** Reads what {@link #json} wrote. */
    static Verdicts read(String json) {
        return of(JSON.readValue(json, ROW).entrySet().stream()
                .map(one -> verdict(one.getKey(), one.getValue()))
                .toList());
    }

    private static Verdict verdict(String topicId, Kept kept) {
        return new Verdict(topicId, kept.score(), kept.threshold(), kept.explanation());
    }

    String json() {
        return JSON.writeValueAsString(byTopic.values().stream()
                .collect(Collectors.toMap(
                        Verdict::topicId,
                        verdict -> new Kept(verdict.score(), verdict.threshold(), verdict.explanation()))));
    }

    boolean selected() {
        for (Verdict verdict : byTopic.values()) {
            if (verdict.selected()) {
                return true;
            }
        }
        return false;
    }

    /** Those that select, the highest score first. */
    List<Verdict> selecting() {
        return byTopic.values().stream()
                .filter(Verdict::selected)
                .sorted(Comparator.comparingDouble(Verdict::score).reversed().thenComparing(Verdict::topicId))
                .toList();
    }

    /** With the verdicts of topics that have not judged the article yet. */
    Verdicts with(Verdicts others) {
        return merged(others, false);
    }

    /** With verdicts on a new text of the article. */
    Verdicts renewed(Verdicts newer) {
        return merged(newer, true);
    }

    private Verdicts merged(Verdicts others, boolean replace) {
        Map<String, Verdict> all = new TreeMap<>(byTopic);
        others.byTopic.forEach((topic, verdict) ->
                all.merge(topic, verdict, (old, now) -> replace && (now.selected() || !old.selected()) ? now : old));
        return new Verdicts(all);
    }
}
