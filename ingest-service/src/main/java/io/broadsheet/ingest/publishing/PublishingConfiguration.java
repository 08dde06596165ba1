package io.broadsheet.ingest.publishing;

import io.broadsheet.ingest.article.ArticleOutbox;
import io.broadsheet.ingest.loop.Loop;
import java.time.InstantSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {

    @Bean
    NewTopic articlesTopic(PublishingProperties properties) {
        return topic(Topics.ARTICLES, properties)
                .config(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(properties.articlesRetention().toMillis()))
                .build();
    }

    @Bean
    NewTopic sourcesTopic(PublishingProperties properties) {
        return topic(Topics.SOURCES, properties).compact().build();
    }

    private static TopicBuilder topic(String name, PublishingProperties properties) {
        var topic = TopicBuilder.name(name).partitions(properties.partitions());
        return properties.replicas() > 0 ? topic.replicas(properties.replicas()) : topic;
    }

    @Bean
    Outage outage(InstantSource clock, PublishingProperties properties) {
        return new Outage(clock, properties.remindEvery());
    }

    @Bean
    RecordSender recordSender(
            KafkaTemplate<String, byte[]> kafka, KafkaAdmin admin, Outage outage, PublishingProperties properties) {
        return new RecordSender(kafka, admin, outage, properties.acknowledgementTimeout());
    }

    @Bean
    RelayLock relayLock(JdbcClient jdbc, TransactionTemplate transactions) {
        return new RelayLock(jdbc, transactions);
    }

    @Bean
    Loop articleRelayLoop(
            ArticleOutbox outbox,
            RecordSender sender,
            RelayLock lock,
            JsonMapper json,
            PublishingProperties properties) {
        var relay = new ArticleRelay(outbox, sender, lock, json, properties.batch());
        return new Loop("article-relay", properties.interval(), relay::relay);
    }

    @Bean
    HealthIndicator publishingHealthIndicator(Outage outage, ArticleOutbox outbox) {
        return new PublishingHealth(outage, outbox);
    }
}
