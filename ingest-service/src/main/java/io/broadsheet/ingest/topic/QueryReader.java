package io.broadsheet.ingest.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/** Reads queries in Lucene's classic syntax and sorts their clauses by the role they play for a topic. */
final class QueryReader {

    private final List<List<Wording>> parts = new ArrayList<>();
    private final List<Wording> optional = new ArrayList<>();
    private final List<Wording> against = new ArrayList<>();
    private final List<Wording> excluding = new ArrayList<>();

    private final Spelling spelling;

    private QueryReader(Spelling spelling) {
        this.spelling = spelling;
    }

    static TopicQuery read(String text) throws InvalidQuery {
        Query query = parse(text);
        checkFields(query);
        return new QueryReader(new Spelling(text)).sort(query);
    }

    private static Query parse(String text) throws InvalidQuery {
        var parser = new QueryParser(Reading.TEXT, Words.OF_QUERIES);
        parser.setAllowLeadingWildcard(false);
        parser.setDeterminizeWorkLimit(2_000);
        try {
            return parser.parse(text);
        } catch (ParseException | IndexSearcher.TooManyClauses | IllegalArgumentException e) {
            throw new InvalidQuery(inWords(e.getCause() == null ? e : e.getCause()), e);
        } catch (StackOverflowError e) {
            throw new InvalidQuery("its brackets are nested too deeply", e);
        }
    }

    /** Without the query, which Lucene repeats in whole. */
    private static String inWords(Throwable e) {
        String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("not to be read");
        return words.contains("<EOF>") ? words + "; a quote or a bracket is not closed, or its end is missing" : words;
    }

    private static void checkFields(Query query) throws InvalidQuery {
        Set<String> fields = new TreeSet<>();
        query.visit(new QueryVisitor() {
            @Override
            public boolean acceptField(String field) {
                fields.add(field);
                return true;
            }

            @Override
            public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
                return this;
            }
        });
        for (String field : fields) {
            if (!Reading.FIELDS.contains(field)) {
                throw new InvalidQuery("there is no field '%s', only %s"
                        .formatted(field, String.join(", ", new TreeSet<>(Reading.FIELDS))));
            }
        }
    }

    private TopicQuery sort(Query query) throws InvalidQuery {
        sort(query, BooleanClause.Occur.SHOULD, 1, true);
        if (parts.isEmpty() && !optional.isEmpty()) {
            parts.add(optional);
        } else {
            parts.forEach(part -> part.addAll(optional));
        }
        if (parts.isEmpty()) {
            throw new InvalidQuery("names nothing that an article has to be about");
        }
        return new TopicQuery(parts, against, excluding);
    }

    private void sort(Query query, BooleanClause.Occur occur, double weight, boolean top) {
        switch (query) {
            case BoostQuery boosted -> sort(boosted.getQuery(), occur, weight * boosted.getBoost(), top);
            case BooleanQuery group
            when top -> group.clauses().forEach(it -> sort(it.query(), it.occur(), weight, false));
            default -> place(query, occur, weight);
        }
    }

    private void place(Query query, BooleanClause.Occur occur, double weight) {
        List<Wording> wordings = new ArrayList<>();
        collect(query, weight, wordings);
        if (occur == BooleanClause.Occur.MUST_NOT) {
            excluding.addAll(wordings);
        } else if (isAgainst(query)) {
            against.addAll(wordings);
        } else if (occur == BooleanClause.Occur.SHOULD) {
            optional.addAll(wordings);
        } else {
            parts.add(wordings);
        }
    }

    /** Takes alternatives apart; what must occur together stays one. */
    private void collect(Query query, double weight, List<Wording> into) {
        if (query instanceof BoostQuery boosted) {
            collect(boosted.getQuery(), weight * boosted.getBoost(), into);
        } else if (query instanceof BooleanQuery group
                && group.clauses().stream().allMatch(QueryReader::isOptional)) {
            group.forEach(clause -> collect(clause.query(), weight, into));
        } else {
            into.add(new Wording(query, weight, spelling.of(query)));
        }
    }

    private static boolean isOptional(BooleanClause clause) {
        return clause.occur() == BooleanClause.Occur.SHOULD;
    }

    private static boolean isAgainst(Query query) {
        Set<String> fields = new TreeSet<>();
        query.visit(new QueryVisitor() {
            @Override
            public boolean acceptField(String field) {
                return fields.add(field);
            }
        });
        return fields.equals(Set.of(Reading.AGAINST));
    }
}
