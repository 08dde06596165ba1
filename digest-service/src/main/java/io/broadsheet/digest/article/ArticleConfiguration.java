package io.broadsheet.digest.article;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import tools.jackson.databind.json.JsonMapper;

/** Wires the way of an article from Kafka to the table, and of a bad record to the dead letters. */
@Configuration(proxyBeanMethods = false)
class ArticleConfiguration {

    @Bean
    Articles articles(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        return new Articles(jdbc, json, clock);
    }

    @Bean
    ArticleHistory articleHistory(ConsumerFactory<Object, Object> consumers, JsonMapper json) {
        return new ArticleHistory(consumers, json);
    }

    @Bean
    ArticleBacklog articleBacklog(
            ConsumerFactory<Object, Object> consumers,
            @Value("${digest.articles.group:digest-articles}") String group) {
        return new ArticleBacklog(consumers, group);
    }

    @Bean
    DeadLetters deadLetters(JdbcClient jdbc, InstantSource clock) {
        return new DeadLetters(jdbc, clock);
    }

    @Bean
    ArticleListener articleListener(Articles articles, JsonMapper json) {
        return new ArticleListener(articles, json);
    }

    @Bean
    DeadLetterListener deadLetterListener(DeadLetters deadLetters) {
        return new DeadLetterListener(deadLetters);
    }

    @Bean
    NewTopic articlesTopic(ArticleTopicProperties properties) {
        return TopicBuilder.name(ArticleTopics.ARTICLES)
                .partitions(properties.partitions())
                .replicas(properties.replicas())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1") // an edition can be rebuilt from the topic alone
                .build();
    }

    @Bean
    NewTopic deadLettersTopic(ArticleTopicProperties properties) {
        return TopicBuilder.name(ArticleTopics.DEAD_LETTERS)
                .partitions(1)
                .replicas(properties.replicas())
                .config(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(properties.deadLetterRetention().toMillis()))
                .build();
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, String> articleListeners(
            ConsumerFactory<Object, Object> consumers, KafkaTemplate<String, String> kafka) {
        var recoverer =
                new DeadLetterPublishingRecoverer(kafka, (dead, _) -> new TopicPartition(dead.topic() + ".dlt", -1));
        recoverer.setHeadersFunction(ArticleConfiguration::reason);
        return factory(consumers, handler(new DefaultErrorHandler(recoverer)));
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, String> deadLetterListeners(
            ConsumerFactory<Object, Object> consumers) {
        return factory(consumers, handler(new DefaultErrorHandler()));
    }

    private static DefaultErrorHandler handler(DefaultErrorHandler handler) {
        handler.setBackOffFunction((_, failure) -> Outages.pause(failure));
        return handler;
    }

    @SuppressWarnings("unchecked")
    private static ConcurrentKafkaListenerContainerFactory<String, String> factory(
            ConsumerFactory<Object, Object> consumers, DefaultErrorHandler handler) {
        var factory = new ConcurrentKafkaListenerContainerFactory<String, String>();
        factory.setConsumerFactory((ConsumerFactory<String, String>) (ConsumerFactory<?, ?>) consumers);
        factory.setCommonErrorHandler(handler);
        return factory;
    }

    private static Headers reason(ConsumerRecord<?, ?> dead, Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String reason =
                failure.getCause() instanceof UnusableRecord unusable ? unusable.getMessage() : cause.toString();
        return new RecordHeaders()
                .add(ArticleTopics.REASON, String.valueOf(reason).getBytes(StandardCharsets.UTF_8));
    }
}
