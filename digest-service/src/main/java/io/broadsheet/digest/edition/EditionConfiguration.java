package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Articles;
import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletters;
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
    PublishedEditions publishedEditions(JdbcClient jdbc, JsonMapper json) {
        return new PublishedEditions(jdbc, json);
    }

    @Bean
    EditionEvents editionEvents(JdbcClient jdbc, JsonMapper json) {
        return new EditionEvents(jdbc, json);
    }

    @Bean
    EditionPress editionPress(
            Editions editions,
            EditionContents contents,
            EditionEvents events,
            JdbcClient jdbc,
            Articles arrived,
            Templates templates,
            DigestProperties digest,
            EditionProperties properties,
            InstantSource clock) {
        EditionArticles articles = new EditionArticles(jdbc, arrived);
        return new EditionPress(
                new EditionPlanner(editions, articles),
                new EditionRenderer(templates, digest, properties.mailSize()),
                contents,
                editions,
                articles,
                events,
                clock);
    }

    @Bean
    EditionDesk editionDesk(
            NewsletterStarts starts,
            Editions editions,
            EditionPress press,
            EditionEvents events,
            Deliveries deliveries,
            TransactionTemplate transaction,
            InstantSource clock) {
        return new EditionDesk(starts, editions, press, events, deliveries, transaction, clock);
    }

    @Bean
    EditionAddress editionAddress(Newsletters newsletters, Editions editions, InstantSource clock) {
        return new EditionAddress(newsletters, editions, clock);
    }

    @Bean
    EditionPreview editionPreview(
            EditionAddress address,
            NewsletterStarts starts,
            EditionPress press,
            EditionContents contents,
            DigestProperties digest,
            InstantSource clock) {
        return new EditionPreview(address, starts, press, contents, digest, clock);
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
    EditionReconciler editionReconciler(
            Newsletters newsletters,
            NewsletterStarts starts,
            Editions editions,
            EditionDesk desk,
            EditionEvents events,
            Deliveries deliveries,
            TransactionTemplate transaction,
            InstantSource clock) {
        return new EditionReconciler(newsletters, starts, editions, desk, events, deliveries, transaction, clock);
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
            DigestProperties digest) {
        return new EditionMailComposer(new EditionMails(contents, newsletters), recipients, links, digest);
    }
}
