package io.broadsheet.ingest.topic;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TopicConfiguration {

    @Bean
    TopicJudge topicJudge() {
        return new TopicJudge();
    }
}
