package io.broadsheet.ingest.article;

import io.broadsheet.ingest.batch.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Puts articles that are not there yet into rows, and those that are selected into the outbox. */
final class ArticleCopies {

    private static final List<String> COLUMNS = List.of(
            "id",
            "url",
            "title",
            "author",
            "source_id",
            "source_title",
            "dated_at",
            "first_seen_at",
            "language",
            "summary",
            "html",
            "body",
            "image_url",
            "word_count",
            "tags",
            "selected",
            "other_url",
            "content_hash",
            "fingerprint",
            "verdicts",
            "common_verdicts");

    private static final int VALID_WITHIN_SECONDS = 5;

    private final JdbcOperations jdbc;
    private final TransactionOperations transactions;
    private final KeptText.Choice keep;
    private final CommonVerdicts common;

    ArticleCopies(JdbcOperations jdbc, TransactionOperations transactions, KeptText.Choice keep) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.keep = keep;
        this.common = new CommonVerdicts(jdbc);
    }

    /**
     * Adds all of them or none, with or without a transaction.
     *
     * @param articles of any sources, by id: whoever stores the same ones locks them in the same order
     * @throws DuplicateKeyException when one is there
     */
    void add(List<NewArticle> articles) {
        Map<Verdicts, RowVerdicts> verdicts = verdicts(articles);
        String[] waiting = articles.stream()
                .filter(NewArticle::selected)
                .map(NewArticle::id)
                .toArray(String[]::new);
        if (waiting.length == 0) {
            copy(articles, verdicts);
        } else {
            transactions.executeWithoutResult(_ -> {
                jdbc.update("insert into article_outbox (article_id) select unnest(?::text[])", (Object) waiting);
                copy(articles, verdicts);
            });
        }
    }

    /** Verdicts as a row has them: its own, or common ones. */
    private record RowVerdicts(
            @Nullable String own, @Nullable Long common) {}

    private Map<Verdicts, RowVerdicts> verdicts(List<NewArticle> articles) {
        Map<Verdicts, RowVerdicts> rows = new HashMap<>();
        for (NewArticle article : articles) {
            rows.computeIfAbsent(
                    article.verdicts(),
                    verdicts -> article.silent()
                            ? new RowVerdicts(null, common.number(verdicts.json()))
                            : new RowVerdicts(verdicts.json(), null));
        }
        return rows;
    }

    private void copy(List<NewArticle> articles, Map<Verdicts, RowVerdicts> verdicts) {
        ConnectionCallback<Long> copy = connection -> copy(connection, articles, verdicts);
        jdbc.execute(copy);
    }

    private long copy(Connection connection, List<NewArticle> articles, Map<Verdicts, RowVerdicts> verdicts)
            throws SQLException {
        try (var rows = BinaryCopy.into(connection, "article", COLUMNS)) {
            for (NewArticle article : articles) {
                put(rows.row(), article, Objects.requireNonNull(verdicts.get(article.verdicts())));
            }
            return rows.end();
        } catch (SQLException e) {
            if (!connection.isValid(VALID_WITHIN_SECONDS)) {
                connection.abort(Runnable::run); // the pool does not see what happens to the driver's own connection
            }
            throw e;
        }
    }

    private void put(BinaryCopy row, NewArticle article, RowVerdicts verdicts) {
        Candidate candidate = article.candidate();
        KeptText text = keep.of(article, article.verdicts());
        row.text(article.id())
                .text(article.address())
                .text(candidate.title())
                .text(candidate.author())
                .text(article.source().id())
                .text(article.sourceTitle())
                .time(article.date())
                .time(article.seenAt())
                .text(candidate.language())
                .text(candidate.summary())
                .text(article.html())
                .text(text.plain())
                .text(article.imageUrl())
                .number(text.words())
                .texts(article.tags())
                .flag(article.selected())
                .text(otherUrl(article))
                .text(article.contentHash())
                .text(article.fingerprint())
                .json(verdicts.own())
                .bigNumber(verdicts.common());
    }

    /** The address that the source shows, where it is not the canonical one. */
    static @Nullable String otherUrl(NewArticle article) {
        String shown = article.candidate().url();
        return Objects.equals(shown, article.address()) ? null : shown;
    }
}
