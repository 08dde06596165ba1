package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.newsletter.Newsletters;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Wires how lists come in and go out. */
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

    /** After a kill, others wait this long; a batch takes a fraction of a second. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Bean
    Imports imports(JdbcClient jdbc, InstantSource clock) {
        return new Imports(jdbc, clock);
    }

    @Bean
    ImportParts importParts(JdbcClient jdbc) {
        return new ImportParts(jdbc);
    }

    @Bean
    ImportProblems importProblems(JdbcClient jdbc) {
        return new ImportProblems(jdbc);
    }

    @Bean
    ImportBatches importBatches(JdbcClient jdbc, Suppressions suppressions, InstantSource clock) {
        return new ImportBatches(jdbc, suppressions, clock);
    }

    @Bean
    Importer importer(
            TransactionOperations transaction,
            Imports imports,
            ImportParts parts,
            ImportBatches batches,
            Newsletters newsletters,
            SubscriptionProperties properties,
            InstantSource clock) {
        return new Importer(
                transaction, imports, parts, batches, newsletters, properties.localPartCase(), clock, LEASE);
    }

    @Bean
    ImportCrew importCrew(Importer importer, Imports imports, ImportProperties properties, InstantSource clock) {
        return new ImportCrew(importer, imports, properties.keep(), clock);
    }

    @Bean
    ReaderData readerData(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            AddressChanges changes,
            Transitions transitions,
            Deliveries deliveries,
            SubscriptionProperties properties,
            InstantSource clock) {
        return new ReaderData(
                transaction,
                subscriptions,
                events,
                changes,
                transitions,
                deliveries,
                clock,
                properties.confirmationCoolDown());
    }

    @Bean
    SubscriptionExport subscriptionExport(JdbcClient jdbc) {
        return new SubscriptionExport(jdbc);
    }
}
