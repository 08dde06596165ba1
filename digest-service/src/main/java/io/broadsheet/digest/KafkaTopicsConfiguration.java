package io.broadsheet.digest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** Every feature says which topics it needs; they are declared in one place. */
@Configuration(proxyBeanMethods = false)
class KafkaTopicsConfiguration {

    @Bean
    KafkaTopics kafkaTopics(KafkaAdmin admin) {
        return new KafkaTopics(admin);
    }
}
