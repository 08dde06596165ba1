package io.broadsheet.digest.newsletter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes newsletters of settings. */
@Configuration(proxyBeanMethods = false)
class NewsletterConfiguration {

    @Bean
    Newsletters newsletters(NewslettersProperties properties) {
        return new Newsletters(properties.newsletters().entrySet().stream()
                .map(entry -> entry.getValue().named(entry.getKey()))
                .toList());
    }
}
