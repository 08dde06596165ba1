package io.broadsheet.digest.delivery;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the ledger and its workers. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    DoorBell doorBell() {
        return new DoorBell();
    }

    @Bean
    Deliveries deliveries(JdbcClient jdbc, InstantSource clock, DoorBell doorBell) {
        return new Deliveries(jdbc, clock, doorBell);
    }
}
