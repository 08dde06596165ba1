package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.MailRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Random;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Bean
    @ConditionalOnBooleanProperty(name = "digest.delivery.enabled", matchIfMissing = true)
    DeliveryWorker deliveryWorker(
            DeliveryProperties properties,
            JdbcClient jdbc,
            InstantSource clock,
            DoorBell doorBell,
            MailRoutes routes,
            ObjectProvider<MailComposer> composers,
            MeterRegistry registry,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        var crews = new Crews(
                properties,
                jdbc,
                clock,
                doorBell,
                routes,
                new Composers(composers.stream().toList()),
                new DeliveryMetrics(registry),
                events,
                new TransactionTemplate(transactions),
                new Random(),
                System::nanoTime);
        return new DeliveryWorker(crews::hire, properties.drain(), System::nanoTime);
    }
}
