package io.broadsheet.ingest.article;

import io.broadsheet.ingest.topic.TopicJudgeFactory;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives tests of other packages the recorder that the context would give them. */
public final class ArticleRecorderFactory {

    private ArticleRecorderFactory() {}

    public static ArticleRecorder create(DataSource database, InstantSource clock) {
        return new ArticleRecorder(
                new Articles(JdbcClient.create(database)),
                TopicJudgeFactory.create(),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                clock);
    }
}
