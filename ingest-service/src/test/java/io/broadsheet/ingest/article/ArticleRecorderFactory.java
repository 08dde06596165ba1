package io.broadsheet.ingest.article;

import io.broadsheet.ingest.topic.TopicJudgeFactory;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives tests of other packages the recorder that the context would give them. */
public final class ArticleRecorderFactory {

    private ArticleRecorderFactory() {}

    public static ArticleRecorder create(DataSource database, InstantSource clock) {
        return new ArticleRecorder(articles(database), TopicJudgeFactory.create(), transactions(database), clock);
    }

    static Articles articles(DataSource database) {
        return articles(database, new KeptText.Choice(false));
    }

    static Articles articles(DataSource database, KeptText.Choice keep) {
        return new Articles(new JdbcTemplate(database), transactions(database), keep);
    }

    static TransactionTemplate transactions(DataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }
}
