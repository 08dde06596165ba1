package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.ArticleBacklog;
import io.broadsheet.digest.article.ArticleHistory;
import io.broadsheet.digest.article.Articles;
import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Templates;
import io.broadsheet.digest.subscription.ReaderLinks;
import io.broadsheet.digest.subscription.Recipients;
import java.time.InstantSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Wires the making of editions. */
@Configuration(proxyBeanMethods = false)
class EditionConfiguration {

    @Bean
    NewsletterStarts newsletterStarts(JdbcClient jdbc) {
        return new NewsletterStarts(jdbc);
    }

    @Bean
    Editions editions(JdbcClient jdbc) {
        return new Editions(jdbc);
    }

    @Bean
    EditionContents editionContents(JdbcClient jdbc, JsonMapper json) {
        return new EditionContents(jdbc, json);
    }

    @Bean
    EditsOfEditions editsOfEditions(JdbcClient jdbc, JsonMapper json) {
        return new EditsOfEditions(jdbc, json);
    }

    @Bean
    PublishedEditions publishedEditions(JdbcClient jdbc, JsonMapper json) {
        return new PublishedEditions(jdbc, json);
    }

    @Bean
    EditionEvents editionEvents(JdbcClient jdbc, JsonMapper json) {
        return new EditionEvents(jdbc, json);
    }

    @Bean
    EditionRenderer editionRenderer(
            Templates templates, Messages messages, DigestProperties digest, EditionProperties properties) {
        return new EditionRenderer(templates, messages, digest, properties.mailSize());
    }

    @Bean
    StrangersMail strangersMail(Messages messages, DigestProperties digest) {
        return new StrangersMail(messages, digest);
    }

    @Bean
    EditionWindows editionWindows(Editions editions) {
        return new EditionWindows(editions);
    }

    @Bean
    EditionRebuild editionRebuild(ArticleHistory history, EditionRenderer renderer, EditsOfEditions edits) {
        return new EditionRebuild(history, renderer, edits);
    }

    @Bean
    EditionPress editionPress(
            Editions editions,
            EditionContents contents,
            EditionEvents events,
            EditionArticles articles,
            EditsOfEditions edits,
            EditionRenderer renderer,
            InstantSource clock) {
        return new EditionPress(
                new EditionPlanner(editions, articles, edits), renderer, contents, editions, articles, events, clock);
    }

    @Bean
    EditionDesk editionDesk(
            NewsletterStarts starts,
            Editions editions,
            EditionPress press,
            EditsOfEditions edits,
            EditionEvents events,
            Deliveries deliveries,
            TransactionTemplate transaction,
            InstantSource clock) {
        return new EditionDesk(starts, editions, press, edits, events, deliveries, transaction, clock);
    }

    @Bean
    EditionAddress editionAddress(Newsletters newsletters, Editions editions, InstantSource clock) {
        return new EditionAddress(newsletters, editions, clock);
    }

    @Bean
    EditionArticles editionArticles(JdbcClient jdbc, Articles arrived) {
        return new EditionArticles(jdbc, arrived);
    }

    @Bean
    EditionCandidates editionCandidates(
            EditionAddress address, EditionArticles articles, Articles arrived, InstantSource clock) {
        return new EditionCandidates(address, articles, arrived, clock);
    }

    @Bean
    EditionPreview editionPreview(
            EditionAddress address,
            NewsletterStarts starts,
            EditionPress press,
            EditionContents contents,
            StrangersMail strangers,
            InstantSource clock) {
        return new EditionPreview(address, starts, press, contents, strangers, clock);
    }

    @Bean
    EditionTestSends editionTestSends(
            NewsletterStarts starts,
            Editions editions,
            EditionPress press,
            EditionContents contents,
            EditionEvents events,
            Deliveries deliveries,
            TransactionTemplate transaction,
            InstantSource clock) {
        return new EditionTestSends(starts, editions, press, contents, events, deliveries, transaction, clock);
    }

    @Bean
    EditionWaits editionWaits(JdbcClient jdbc) {
        return new EditionWaits(jdbc);
    }

    @Bean
    EditionReconciler editionReconciler(
            Newsletters newsletters,
            NewsletterStarts starts,
            Editions editions,
            ArticleBacklog backlog,
            EditionWaits waits,
            EditionProperties properties,
            EditionDesk desk,
            EditionEvents events,
            Deliveries deliveries,
            TransactionTemplate transaction,
            InstantSource clock) {
        DueEditions due =
                new DueEditions(waits, backlog::isEmpty, properties.waitForArticles(), properties.reconcileInterval());
        return new EditionReconciler(newsletters, starts, editions, due, desk, events, deliveries, transaction, clock);
    }

    @Bean
    EditionLoop editionComposing(EditionReconciler reconciler, EditionProperties properties) {
        return new EditionLoop("edition-composing", properties.reconcileInterval(), reconciler::compose);
    }

    @Bean
    EditionLoop editionFollowing(EditionReconciler reconciler, EditionProperties properties) {
        return new EditionLoop("edition-following", properties.reconcileInterval(), reconciler::follow);
    }

    @Bean
    EditionLoop editionRelaying(
            EditionEvents events,
            KafkaTemplate<String, String> kafka,
            TransactionTemplate transaction,
            InstantSource clock,
            EditionProperties properties) {
        SendingProgressRelay relay = new SendingProgressRelay(events, kafka, transaction, clock);
        return new EditionLoop("edition-events", properties.reconcileInterval(), relay::relay);
    }

    @Bean
    NewTopic deliveriesTopic(EditionProperties properties) {
        return TopicBuilder.name(SendingProgressRelay.TOPIC)
                .partitions(properties.partitions())
                .replicas(properties.replicas())
                .build();
    }

    @Bean
    EditionMailComposer editionMailComposer(
            EditionContents contents,
            Newsletters newsletters,
            Recipients recipients,
            ReaderLinks links,
            Messages messages,
            DigestProperties digest) {
        return new EditionMailComposer(new EditionMails(contents, newsletters), recipients, links, messages, digest);
    }
}
