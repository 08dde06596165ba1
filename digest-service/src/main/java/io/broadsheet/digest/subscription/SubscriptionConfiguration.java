package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.DigestProperties;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires what readers meet. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

    @Bean
    SigningKeys signingKeys(JdbcClient jdbc) {
        return new SigningKeys(jdbc, new SecureRandom());
    }

    @Bean
    Tokens tokens(SubscriptionProperties properties, SigningKeys keys, InstantSource clock) {
        return new Tokens(TokenSecret.find(properties, keys), properties.confirmWithin(), clock);
    }

    @Bean
    ReaderLinks readerLinks(DigestProperties digest, Tokens tokens) {
        return new ReaderLinks(digest.publicBaseUrl(), tokens);
    }

    @Bean
    Recipients recipients(JdbcClient jdbc) {
        return new Recipients(jdbc);
    }
}
