package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Templates;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Wires what happens to subscriptions. */
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

    @Bean
    Subscriptions subscriptions(JdbcClient jdbc, InstantSource clock) {
        return new Subscriptions(jdbc, clock);
    }

    @Bean
    SubscriptionEvents subscriptionEvents(JdbcClient jdbc, InstantSource clock) {
        return new SubscriptionEvents(jdbc, clock);
    }

    @Bean
    Suppressions suppressions(JdbcClient jdbc, SigningKeys keys, InstantSource clock) {
        return new Suppressions(jdbc, keys.key("suppression"), clock);
    }

    @Bean
    SubscriptionList subscriptionList(JdbcClient jdbc) {
        return new SubscriptionList(jdbc);
    }

    @Bean
    SignupLimit signupLimit(JdbcClient jdbc, InstantSource clock, SubscriptionProperties properties) {
        return new SignupLimit(jdbc, clock, properties.signupsPerNetwork(), properties.signupWindow());
    }

    @Bean
    Transitions transitions(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            Suppressions suppressions,
            Deliveries deliveries,
            SubscriptionProperties properties) {
        return new Transitions(
                transaction, subscriptions, events, suppressions, deliveries, properties.confirmationCoolDown());
    }

    @Bean
    Signups signups(Newsletters newsletters, SignupLimit limit, Transitions transitions) {
        return new Signups(new SignupCheck(newsletters), limit, transitions);
    }

    @Bean
    SignupPage signupPage(Newsletters newsletters, ObjectProvider<FrontPage> frontPage) {
        return new SignupPage(newsletters, frontPage);
    }

    @Bean
    LinkOpener linkOpener(Tokens tokens, Subscriptions subscriptions) {
        return new LinkOpener(tokens, subscriptions);
    }

    @Bean
    LinkPages linkPages(Newsletters newsletters) {
        return new LinkPages(newsletters);
    }

    @Bean
    ReaderMails readerMails(
            Subscriptions subscriptions,
            Newsletters newsletters,
            ReaderLinks links,
            DigestProperties digest,
            Templates templates,
            Messages messages,
            SubscriptionProperties properties) {
        return new ReaderMails(
                subscriptions, newsletters, links, digest, templates, messages, properties.confirmWithin());
    }

    @Bean
    UnreachableReaders unreachableReaders(Transitions transitions) {
        return new UnreachableReaders(transitions);
    }

    @Bean
    Expiry expiry(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            SignupLimit limit,
            SubscriptionProperties properties,
            InstantSource clock) {
        return new Expiry(transaction, subscriptions, events, limit, properties.confirmWithin(), clock);
    }
}
