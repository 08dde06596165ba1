package io.broadsheet.digest.newsletter;

import io.broadsheet.digest.mail.MailRoutes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes newsletters of settings. */
@Configuration(proxyBeanMethods = false)
class NewsletterConfiguration {

    @Bean
    Newsletters newsletters(NewslettersProperties properties, MailRoutes routes) {
        properties
                .newsletters()
                .forEach((id, each) -> routes.check("newsletters.%s.routes".formatted(id), each.routes()));
        return new Newsletters(properties.newsletters().entrySet().stream()
                .map(entry -> entry.getValue().named(entry.getKey()))
                .toList());
    }
}
