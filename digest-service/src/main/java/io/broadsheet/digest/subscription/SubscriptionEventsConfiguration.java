package io.broadsheet.digest.subscription;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Wires what other systems hear of subscriptions. */
@Configuration(proxyBeanMethods = false)
class SubscriptionEventsConfiguration {

    @Bean
    NewTopic subscriptionsTopic(SubscriptionProperties properties) {
        return TopicBuilder.name(properties.subscriptionsTopic())
                .partitions(properties.subscriptionsPartitions())
                .build();
    }

    @Bean
    SubscriptionRelay subscriptionRelay(
            TransactionOperations transaction,
            SubscriptionEvents events,
            KafkaTemplate<Object, Object> kafka,
            JsonMapper json,
            SubscriptionProperties properties) {
        return new SubscriptionRelay(transaction, events, kafka, json, properties.subscriptionsTopic());
    }
}
