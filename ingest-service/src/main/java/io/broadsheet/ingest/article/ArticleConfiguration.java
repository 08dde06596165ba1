package io.broadsheet.ingest.article;

import io.broadsheet.ingest.source.LiveCatalogue;
import io.broadsheet.ingest.topic.TopicJudge;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ArticleConfiguration {

    @Bean
    ArticleRecorder articleRecorder(
            JdbcOperations jdbc,
            TopicJudge judge,
            TransactionTemplate transactions,
            InstantSource clock,
            ArticleProperties keep) {
        var articles = new Articles(jdbc, transactions, new KeptText.Choice(keep.allTexts()));
        return new ArticleRecorder(articles, judge, transactions, clock);
    }

    @Bean
    ArticleOutbox articleOutbox(JdbcClient jdbc) {
        return new ArticleOutbox(jdbc);
    }

    @Bean
    TopicTrials topicTrials(JdbcClient jdbc, TopicJudge judge) {
        return new TopicTrials(jdbc, judge);
    }

    @Bean
    ConfiguredTopics configuredTopics(LiveCatalogue catalogue) {
        return id -> Optional.ofNullable(catalogue.current().topics().get(id));
    }

    @Bean
    ArticleList articleList(JdbcClient jdbc) {
        return new ArticleList(jdbc);
    }
}
