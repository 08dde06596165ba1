package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.TestArticleStore;
import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.TestDeliveries;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.ShippedTemplates;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Everything that makes editions, on a real database and a clock that a test moves; two of them are two instances. */
final class EditionOffice {

    static final DataSource freshDatabase() {
        return TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest");
    }

    final SettableClock clock;
    final JdbcClient jdbc;
    final TestArticleStore articles;
    final NewsletterStarts starts;
    final Editions editions;
    final EditionContents contents;
    final EditionArticles decided;
    final EditsOfEditions edits;
    final EditionEvents events;
    final Deliveries deliveries;
    final EditionDesk desk;
    final EditionReconciler reconciler;
    boolean articlesAreHere = true;

    EditionOffice(DataSource database, SettableClock clock, Newsletter newsletter) {
        this.clock = clock;
        jdbc = JdbcClient.create(database);
        articles = new TestArticleStore(jdbc, clock);
        starts = new NewsletterStarts(jdbc);
        editions = new Editions(jdbc);
        contents = new EditionContents(jdbc, JsonMapper.shared());
        decided = new EditionArticles(jdbc, articles.articles());
        edits = new EditsOfEditions(jdbc, JsonMapper.shared());
        events = new EditionEvents(jdbc, JsonMapper.shared());
        deliveries = TestDeliveries.on(jdbc, clock);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var renderer = new EditionRenderer(
                ShippedTemplates.templates(),
                ShippedTemplates.messages(),
                new DigestProperties(URI.create("https://news.example.org")),
                DataSize.ofKilobytes(96));
        var press = new EditionPress(
                new EditionPlanner(editions, decided, edits), renderer, contents, editions, decided, events, clock);
        desk = new EditionDesk(starts, editions, press, edits, events, deliveries, transaction, clock);
        reconciler = new EditionReconciler(
                new Newsletters(List.of(newsletter)),
                starts,
                editions,
                new DueEditions(
                        new EditionWaits(jdbc), () -> articlesAreHere, Duration.ofHours(1), Duration.ofMinutes(10)),
                desk,
                events,
                deliveries,
                transaction,
                clock);
    }

    /** One round of everything that runs by itself, at the given time. */
    void at(String instant) {
        clock.set(Instant.parse(instant));
        reconciler.compose();
        reconciler.follow();
    }

    /** An article that tells a story of its own, first seen at that time. */
    void arrives(String id, String seen) {
        articles.arrived(TestArticles.article(
                id, "%1$sx %1$sy %1$sz".formatted(id), "%1$sv %1$sw %1$su.".formatted(id), Instant.parse(seen)));
    }

    List<String> carried(Edition edition) {
        return contents.content(edition.id()).orElseThrow().stories().stream()
                .map(story -> story.lead().id())
                .sorted()
                .toList();
    }

    void subscribe(String email) {
        jdbc.sql("""
                        insert into subscription (newsletter, email, email_key, state, requested_at, created_at)
                        values ('meta-ai', :email, :email, 'active', now(), now())""").param("email", email).update();
    }

    void settleAll() {
        jdbc.sql("update delivery set state = 'sent', settled_at = now() where state = 'queued'")
                .update();
    }
}
