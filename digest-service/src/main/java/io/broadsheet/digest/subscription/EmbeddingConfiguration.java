package io.broadsheet.digest.subscription;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets scripts on an operator's other sites sign readers up; no credentials are involved, so none are allowed. */
@Configuration(proxyBeanMethods = false)
class EmbeddingConfiguration implements WebMvcConfigurer {

    private final SubscriptionProperties properties;

    EmbeddingConfiguration(SubscriptionProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addCorsMappings(CorsRegistry registry) {
        if (!properties.embeddingOrigins().isEmpty()) {
            registry.addMapping("/api/subscriptions")
                    .allowedOrigins(properties.embeddingOrigins().toArray(String[]::new))
                    .allowedMethods("POST")
                    .allowedHeaders("Content-Type", "Accept")
                    .allowCredentials(false)
                    .maxAge(3600);
            registry.addMapping("/api/subscriptions/challenge")
                    .allowedOrigins(properties.embeddingOrigins().toArray(String[]::new))
                    .allowedMethods("GET")
                    .allowCredentials(false)
                    .maxAge(3600);
        }
    }
}
