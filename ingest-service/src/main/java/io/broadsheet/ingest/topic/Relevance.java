package io.broadsheet.ingest.topic;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;

/**
 * How a query's outermost clauses make one score from 0 to 1. Each clause weighs w, what its words add up to in the
 * article (see {@link RelevanceSimilarity}):
 *
 * <ul>
 *   <li>{@code +clause} is an aspect the article must have. The score starts as the geometric mean of their w² / (w² + 1):
 *       much of one aspect does not make up for little of another, and a passing mention is next to nothing.
 *   <li>{@code clause} is welcome, and closes w / (w + 1) of what is missing to 1; all such clauses count as one.
 *   <li>{@code -(clause)^2}, with a boost, speaks against the article: the score is divided by 1 + w.
 *   <li>{@code -clause}, without one, is a veto.
 * </ul>
 */
final class Relevance {

    private final MemoryIndex index;
    private final List<Query> aspects = new ArrayList<>();
    private final List<Query> welcome = new ArrayList<>();
    private final List<Query> against = new ArrayList<>();
    private final List<Query> vetoes = new ArrayList<>();

    private Relevance(Query query, MemoryIndex index) {
        this.index = index;
        if (query instanceof BooleanQuery all) {
            all.clauses().forEach(this::sort);
        } else {
            welcome.add(query);
        }
    }

    static double of(Query query, MemoryIndex index) {
        return new Relevance(query, index).score();
    }

    private void sort(BooleanClause clause) {
        switch (clause.occur()) {
            case MUST, FILTER -> aspects.add(clause.query());
            case SHOULD -> welcome.add(clause.query());
            case MUST_NOT -> (clause.query() instanceof BoostQuery ? against : vetoes).add(clause.query());
        }
    }

    private double score() {
        if (vetoes.stream().anyMatch(veto -> weight(veto) > 0)) {
            return 0;
        }
        double had = aspects.stream().mapToDouble(this::share).reduce(1, (a, b) -> a * b);
        double mean = aspects.isEmpty() ? 0 : Math.pow(had, 1.0 / aspects.size());
        if (!aspects.isEmpty() && mean == 0) {
            return 0;
        }
        double extra = welcome.stream().mapToDouble(this::weight).sum();
        double raised = mean + (1 - mean) * extra / (extra + 1);
        return raised / (1 + against.stream().mapToDouble(this::weight).sum());
    }

    private double share(Query aspect) {
        double weight = weight(aspect);
        return weight * weight / (weight * weight + 1);
    }

    private double weight(Query clause) {
        return Math.max(0, index.search(clause));
    }
}
