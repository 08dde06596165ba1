package io.broadsheet.digest.bounce;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.mail.Mailbox;
import io.broadsheet.digest.mail.ReturnAddresses;
import io.broadsheet.digest.subscription.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.StringUtils;

/** Wires what happens to mails that come back. */
@Configuration(proxyBeanMethods = false)
class BounceConfiguration {

    @Bean
    Diagnosis bounceDiagnosis() {
        return new Diagnosis();
    }

    @Bean
    Bounces bounces(JdbcClient jdbc) {
        return new Bounces(jdbc);
    }

    @Bean
    BounceDesk bounceDesk(
            TransactionOperations transaction,
            Bounces bounces,
            JdbcClient jdbc,
            Deliveries deliveries,
            BounceProperties properties,
            Standing standing,
            MeterRegistry registry,
            InstantSource clock) {
        return new BounceDesk(
                transaction,
                bounces,
                new SoftBounces(jdbc, deliveries, properties),
                deliveries,
                standing,
                registry,
                clock);
    }

    @Bean
    RefusedMails refusedMails(Diagnosis diagnosis, BounceDesk desk, InstantSource clock) {
        return new RefusedMails(diagnosis, desk, clock);
    }

    @Bean
    Tracer bounceTracer(ReturnAddresses returnAddresses, Deliveries deliveries) {
        return new Tracer(returnAddresses, deliveries);
    }

    @Bean
    BounceRetention bounceRetention(Bounces bounces, BounceProperties properties, InstantSource clock) {
        return new BounceRetention(bounces, properties.keep(), clock);
    }

    /** Only where there is a mailbox to read. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(HasMailbox.class)
    static class MailboxReading {

        @Bean
        MailboxWatch mailboxWatch(
                Mailbox mailbox,
                Diagnosis diagnosis,
                Tracer tracer,
                BounceDesk desk,
                JdbcClient jdbc,
                BounceProperties properties) {
            var sorter = new MailSorter(new Classifier(diagnosis), tracer, desk);
            var lease = new ReaderLease(jdbc, UUID.randomUUID(), properties.lease());
            return new MailboxWatch(mailbox, sorter, lease, properties);
        }

        @Bean
        MailboxHealthIndicator mailboxHealthIndicator(MailboxWatch watch, Mailbox mailbox) {
            return new MailboxHealthIndicator(watch, mailbox);
        }
    }

    /** Whether {@code mail.inbox.host} names one. */
    static final class HasMailbox implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("mail.inbox.host"));
        }
    }
}
