package io.broadsheet.ingest.article;

import io.broadsheet.ingest.batch.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The stored articles and who showed them. An article once selected stays selected. */
final class Articles {

    private static final Duration BETWEEN_FINGERPRINTS = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final ArticleCopies copies;
    private final ArticleGroups groups;
    private final Revisions revisions;

    Articles(JdbcOperations operations, TransactionOperations transactions, KeptText.Choice keep) {
        this.jdbc = JdbcClient.create(operations);
        this.copies = new ArticleCopies(operations, transactions, keep);
        this.groups = new ArticleGroups(copies::add);
        this.revisions = new Revisions(jdbc, keep);
    }

    /** What a source has shown before. */
    record Known(
            String contentHash,
            @Nullable String fingerprint,
            @Nullable Instant rememberedAt) {
        boolean isOf(Offer offer) {
            return fingerprint != null && fingerprint.equals(offer.fingerprint());
        }

        /** Whether other markup around the same text is to be remembered: not when it changes all the time. */
        boolean mayRemember(Instant now) {
            return fingerprint == null
                    || rememberedAt == null
                    || !now.isBefore(rememberedAt.plus(BETWEEN_FINGERPRINTS));
        }
    }

    /**
     * What is known of some articles.
     *
     * @param stored ids of those that some source has shown before
     * @param shown what this source has shown before, by id
     */
    record Before(Set<String> stored, Map<String, Known> shown) {}

    /** Looks up what is known of some articles. */
    Before before(String sourceId, Collection<String> ids) {
        var before = new Before(new HashSet<>(), new HashMap<>());
        jdbc.sql("""
                        select id, source_id = :source as shown, content_hash, fingerprint, fingerprint_at
                        from article where id = any(:ids)
                        union all
                        select article_id, true, content_hash, fingerprint, fingerprint_at
                        from further_sighting where source_id = :source and article_id = any(:ids)""")
                .param("source", sourceId)
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    before.stored().add(row.getString("id"));
                    if (row.getBoolean("shown")) {
                        before.shown().put(row.getString("id"), known(row));
                    }
                });
        return before;
    }

    /** Which of these articles some source has shown before. */
    Set<String> stored(List<NewArticle> articles) {
        return new HashSet<>(jdbc.sql("select id from article where id = any(:ids)")
                .param("ids", new Columns<>(articles).texts(NewArticle::id))
                .query(String.class)
                .list());
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getString("content_hash"), row.getString("fingerprint"), Sightings.instant(row, "fingerprint_at"));
    }

    /** Remembers what the source sends now of articles whose text is as it was, by article id. */
    void remember(String sourceId, Map<String, String> fingerprints, Instant now) {
        var rows = new Columns<>(List.copyOf(fingerprints.entrySet()));
        jdbc.sql("""
                        with given as (select * from unnest(:ids::text[], :fingerprints::text[]) as given (id, fingerprint)),
                        first as materialized (
                            select a.id, given.fingerprint from article a join given on given.id = a.id
                            where a.source_id = :source order by a.id for no key update of a),
                        further as materialized (
                            select s.article_id, given.fingerprint from further_sighting s
                            join given on given.id = s.article_id
                            where s.source_id = :source order by s.article_id for no key update of s),
                        remembered as (
                            update article a set fingerprint = first.fingerprint, fingerprint_at = :now
                            from first where a.id = first.id)
                        update further_sighting s set fingerprint = further.fingerprint, fingerprint_at = :now
                        from further where s.article_id = further.article_id and s.source_id = :source""")
                .param("ids", rows.texts(Map.Entry::getKey))
                .param("fingerprints", rows.texts(Map.Entry::getValue))
                .param("source", sourceId)
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Stores articles of which nobody has any, all or nothing, and with those of other visits.
     *
     * @param articles of one source, by id; not in a transaction
     * @throws DuplicateKeyException when one is there
     */
    Recorded add(List<NewArticle> articles) {
        if (!articles.isEmpty()) {
            groups.add(articles);
        }
        return new Recorded(articles.size(), selected(articles), 0);
    }

    /**
     * Stores new articles, and adds what is new about known ones; in a transaction.
     *
     * @param articles of one source, by id: whoever stores the same ones locks them in the same order
     * @param stored ids of those that are stored already
     * @throws DuplicateKeyException when another of them is
     */
    Recorded record(List<NewArticle> articles, Set<String> stored) {
        Map<Boolean, List<NewArticle>> byStored =
                articles.stream().collect(Collectors.partitioningBy(article -> stored.contains(article.id())));
        List<NewArticle> fresh = byStored.getOrDefault(false, List.of());
        List<NewArticle> known = byStored.getOrDefault(true, List.of());
        if (!fresh.isEmpty()) {
            copies.add(fresh);
        }
        return new Recorded(fresh.size(), selected(fresh), known.isEmpty() ? 0 : revisions.add(known));
    }

    private static int selected(List<NewArticle> articles) {
        return (int) articles.stream().filter(NewArticle::selected).count();
    }
}
