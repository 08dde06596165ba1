package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.dns.NameServers;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Templates;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Wires what happens to subscriptions. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

    private static final int MOST_SIGNUPS_TOGETHER = 100;

    /** Longer than a signup takes at rest, and nothing to a reader. */
    private static final Duration BEAT = Duration.ofMillis(20);

    /** Of the beat, what the first of a group can spare. */
    private static final Duration GATHERING = Duration.ofMillis(6);

    @Bean
    SigningKeys signingKeys(JdbcClient jdbc) {
        return new SigningKeys(jdbc, new SecureRandom());
    }

    @Bean
    Tokens tokens(SubscriptionProperties properties, SigningKeys keys, InstantSource clock) {
        return new Tokens(
                TokenSecrets.find(
                        properties.tokenSecret(), properties.tokenSecretFile(), properties.formerTokenSecrets(), keys),
                properties.confirmWithin(),
                clock);
    }

    @Bean
    ReaderLinks readerLinks(DigestProperties digest, Tokens tokens) {
        return new ReaderLinks(digest.publicBaseUrl(), tokens);
    }

    @Bean
    Recipients recipients(JdbcClient jdbc, SubscriptionProperties properties) {
        return new Recipients(jdbc, properties.localPartCase());
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
        return new SignupLimit(
                jdbc, clock, properties.signupsPerNetwork(), properties.signupsAltogether(), properties.signupWindow());
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
                transaction,
                subscriptions,
                events,
                suppressions,
                deliveries,
                properties.confirmationCoolDown(),
                properties.goodbyeMail(),
                properties.welcomeMail() != WelcomeMail.OFF);
    }

    @Bean
    Standing standing(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            Suppressions suppressions) {
        return new Standing(transaction, subscriptions, events, suppressions);
    }

    @Bean
    AddressChanges addressChanges(JdbcClient jdbc, InstantSource clock) {
        return new AddressChanges(jdbc, clock);
    }

    @Bean
    AddressMoves addressMoves(
            TransactionOperations transaction,
            AddressChanges changes,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            Suppressions suppressions,
            Deliveries deliveries,
            SubscriptionProperties properties) {
        return new AddressMoves(
                transaction,
                changes,
                subscriptions,
                events,
                suppressions,
                deliveries,
                properties.confirmationCoolDown(),
                properties.localPartCase());
    }

    @Bean
    Origins origins(SubscriptionProperties properties, SigningKeys keys) {
        return new Origins(properties.networkEvidence(), keys.key("network"));
    }

    @Bean
    SubscriptionCounts subscriptionCounts(JdbcClient jdbc, InstantSource clock) {
        return new SubscriptionCounts(jdbc, clock);
    }

    @Bean
    FormStamp formStamp(SubscriptionProperties properties, SigningKeys keys, InstantSource clock) {
        return new FormStamp(keys.key("form"), properties.minimumFillTime(), properties.requireFormStamp(), clock);
    }

    @Bean
    PendingSubscriptions pendingSubscriptions(JdbcClient jdbc, InstantSource clock) {
        return new PendingSubscriptions(jdbc, clock);
    }

    @Bean
    SignupRequests signupRequests(
            TransactionOperations transaction,
            PendingSubscriptions pending,
            SpentProofs spent,
            Deliveries deliveries,
            SubscriptionProperties properties) {
        return new SignupRequests(
                transaction,
                pending,
                spent,
                deliveries,
                properties.confirmationCoolDown(),
                properties.pendingPerAddress());
    }

    @Bean
    RefusedDomains refusedDomains(SubscriptionProperties properties, InstantSource clock) {
        return new RefusedDomains(properties.refusedDomains(), properties.refusedDomainsFile(), clock);
    }

    @Bean
    MailDomains mailDomains(MailDomainProperties properties, InstantSource clock) {
        return new MailDomains(
                properties.check(),
                NameServers.resolver("digest.mail-domains.resolver", properties.resolver(), properties.timeout()),
                properties.timeout(),
                clock);
    }

    @Bean
    GroupWriter<Wish, SignupDesk.Counted, SignupOutcome> signupWriter(
            SignupLimit limit, Effort effort, SignupRequests requests) {
        return new GroupWriter<>("signups", MOST_SIGNUPS_TOGETHER, GATHERING, new SignupDesk(limit, effort, requests));
    }

    @Bean
    Signups signups(
            Newsletters newsletters,
            FormStamp stamp,
            Effort effort,
            MailDomains domains,
            SignupLimit limit,
            GroupWriter<Wish, SignupDesk.Counted, SignupOutcome> desk,
            RefusedDomains refusedDomains,
            SubscriptionProperties properties) {
        return new Signups(
                new SignupCheck(newsletters, properties.localPartCase(), refusedDomains),
                stamp,
                effort,
                domains,
                limit,
                desk,
                new AnswerBeat(BEAT, System::nanoTime));
    }

    @Bean
    LatestIssue latestIssue(ObjectProvider<FrontPage> frontPage) {
        return new LatestIssue(frontPage);
    }

    @Bean
    SignupPage signupPage(Newsletters newsletters, LatestIssue latest, FormStamp stamp, Effort effort) {
        return new SignupPage(newsletters, latest, stamp, effort);
    }

    @Bean
    PreferencesPage preferencesPage(
            LinkOpener links, LinkPages pages, Newsletters newsletters, Tokens tokens, InstantSource clock) {
        return new PreferencesPage(links, pages, newsletters, tokens, clock);
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
    ReaderLetters readerLetters(
            ReaderLinks links,
            DigestProperties digest,
            Templates templates,
            Messages messages,
            LatestIssue latest,
            SubscriptionProperties properties,
            InstantSource clock) {
        return new ReaderLetters(
                links,
                digest,
                templates,
                messages,
                latest,
                properties.confirmWithin(),
                properties.welcomeMail() == WelcomeMail.WITH_LATEST,
                clock);
    }

    @Bean
    ReaderMails readerMails(
            Subscriptions subscriptions, AddressChanges changes, Newsletters newsletters, ReaderLetters letters) {
        return new ReaderMails(subscriptions, changes, newsletters, letters);
    }

    @Bean
    Expiry expiry(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            PendingSubscriptions pending,
            AddressChanges changes,
            SubscriptionEvents events,
            Deliveries deliveries,
            SignupLimit limit,
            SpentProofs proofs,
            SubscriptionProperties properties,
            InstantSource clock) {
        return new Expiry(
                transaction, subscriptions, pending, changes, events, deliveries, limit, proofs, properties, clock);
    }
}
