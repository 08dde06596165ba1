package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.delivery.Composed;
import io.broadsheet.digest.delivery.Delivery;
import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.digest.mail.MailTemplate;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Templates;
import io.broadsheet.testsupport.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Golden files: {@code -Dgolden.update=true} in {@code surefire.argLine} writes them anew. */
class ReaderMailsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final UUID PENDING = UUID.fromString("01990f5e-7c1a-7d5e-9a44-0f6f0c9b1e11");
    private static final UUID ACTIVE = UUID.fromString("01990f5e-7c1a-7d5e-9a44-0f6f0c9b1e12");

    private final ReaderApp app = ReaderApp.shared();
    private final ReaderMails mails = mails(app.bean(Newsletters.class));
    private final ReaderMails german = mails(german());

    ReaderMailsTest() {
        insert(PENDING, "pending", "golden.pending@example.org", "Buy <b>now</b>");
        insert(ACTIVE, "active", "golden.active@example.org", "Ada & \"Friends\"");
    }

    private ReaderMails mails(Newsletters newsletters) {
        DigestProperties digest = new DigestProperties(URI.create("https://news.example.org/"));
        Tokens tokens = new Tokens(
                "golden".getBytes(StandardCharsets.UTF_8), Duration.ofDays(7), new SettableClock(ReaderApp.START));
        return new ReaderMails(
                app.bean(Subscriptions.class),
                newsletters,
                new ReaderLinks(digest.publicBaseUrl(), tokens),
                digest,
                app.bean(Templates.class),
                app.bean(Messages.class),
                Duration.ofDays(7));
    }

    /** The same newsletter in German. */
    private Newsletters german() {
        Newsletter it = app.bean(Newsletters.class).byDefault();
        return new Newsletters(List.of(new Newsletter(
                it.id(),
                "Die Meta-KI-Post",
                "Was Meta diesen Monat in Sachen KI beschlossen hat.",
                Locale.GERMAN,
                it.topics(),
                it.dayOfMonth(),
                it.time(),
                it.zone(),
                it.approval(),
                it.minimumArticles(),
                it.maximumStories(),
                it.lookBack(),
                it.sender(),
                it.postalAddress())));
    }

    private void insert(UUID id, String state, String email, String name) {
        app.jdbc().sql("""
                        insert into subscription (id, newsletter, email, email_key, name, state, requested_at, created_at)
                        values (?, 'meta-ai', ?, ?, ?, ?, now(), now()) on conflict do nothing""").params(id, email, email, name, state).update();
    }

    private Composed compose(DeliveryKind kind, UUID subscription) {
        return compose(mails, kind, subscription);
    }

    private static Composed compose(ReaderMails mails, DeliveryKind kind, UUID subscription) {
        return mails.compose(List.of(new Delivery(1, kind, null, subscription, null, 0, "id@example.org")))
                .get(1L);
    }

    @Test
    void theConfirmationAsksAndSaysNothingThatTheFormWasTold() throws IOException {
        Composed.Ready ready = (Composed.Ready) compose(DeliveryKind.CONFIRMATION, PENDING);
        assertThat(ready.to()).isEqualTo("golden.pending@example.org");
        assertThat(ready.fields()).isEmpty();
        MailTemplate mail = ready.template();
        assertThat(mail.content().subject()).isEqualTo("Please confirm your subscription to The Meta AI Monthly");
        assertThat(mail.content().html() + mail.content().text()).doesNotContain("Buy");
        assertGolden("confirmation", mail);
    }

    @Test
    void theWelcomeGreetsAndShowsTheWayOut() throws IOException {
        MailTemplate mail = ((Composed.Ready) compose(DeliveryKind.WELCOME, ACTIVE)).template();
        assertThat(mail.headers())
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .hasEntrySatisfying(
                        "List-Unsubscribe",
                        link -> assertThat(link).matches("<https://news\\.example\\.org/unsubscribe\\?token=[\\w-]+>"));
        assertThat(mail.content().html()).contains("Ada &amp; &quot;Friends&quot;");
        assertThat(mail.content().text()).contains("Ada & \"Friends\"");
        assertGolden("welcome", mail);
    }

    @Test
    void speaksTheNewslettersLanguage() throws IOException {
        for (var each : Map.of(DeliveryKind.CONFIRMATION, PENDING, DeliveryKind.WELCOME, ACTIVE)
                .entrySet()) {
            MailTemplate mail = ((Composed.Ready) compose(german, each.getKey(), each.getValue())).template();
            assertThat(mail.content().html()).contains("<html lang=\"de\"");
            assertGolden(each.getKey().name().toLowerCase(Locale.ROOT) + "_de", mail);
        }
    }

    @Test
    void nobodyIsAskedOrWelcomedTooLate() {
        assertThat(compose(DeliveryKind.CONFIRMATION, ACTIVE)).isEqualTo(new Composed.Skip("active"));
        assertThat(compose(DeliveryKind.WELCOME, PENDING)).isEqualTo(new Composed.Skip("pending"));
        assertThat(compose(DeliveryKind.WELCOME, UUID.randomUUID())).isEqualTo(new Composed.Skip("erased"));
    }

    private static void assertGolden(String name, MailTemplate mail) throws IOException {
        Map<String, String> files = Map.of(
                name + ".html",
                mail.content().html(),
                name + ".txt",
                mail.content().text());
        for (var file : files.entrySet()) {
            Path golden = GOLDEN.resolve(file.getKey());
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(GOLDEN);
                Files.writeString(golden, file.getValue());
            }
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(Files.readString(golden));
        }
    }
}
