package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.newsletter.Newsletters;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Wires the rehearsal of signups. */
@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {

    private static final int ROUNDS = 2000;

    @Bean
    RehearsedSignups rehearsedSignups(
            TransactionOperations transaction,
            JdbcClient jdbc,
            PendingSubscriptions pending,
            Deliveries deliveries,
            Newsletters newsletters) {
        return new RehearsedSignups(
                transaction, jdbc, pending, deliveries, newsletters.byDefault(), new SecureRandom().nextLong());
    }

    @Bean
    Rehearsal rehearsal(RehearsalProperties properties, RehearsedSignups signups, Environment environment) {
        return new Rehearsal(properties.rehearsal(), ROUNDS, () -> door(environment), signups, System::nanoTime);
    }

    private static Optional<URI> door(Environment environment) {
        return Optional.ofNullable(environment.getProperty("local.server.port", Integer.class))
                .flatMap(port -> OwnDoor.at(
                        environment.getProperty("server.address", ""),
                        port,
                        environment.getProperty("server.servlet.context-path", "")));
    }
}
