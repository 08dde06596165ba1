package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.delivery.Composed;
import io.broadsheet.digest.delivery.Delivery;
import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.mail.MailTemplate;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Templates;
import io.broadsheet.testsupport.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Golden files: {@code -Dgolden.update=true} in {@code surefire.argLine} writes them anew. */
class ReaderMailsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final UUID PENDING = UUID.fromString("01990f5e-7c1a-7d5e-9a44-0f6f0c9b1e11");
    private static final UUID ACTIVE = UUID.fromString("01990f5e-7c1a-7d5e-9a44-0f6f0c9b1e12");
    private static final UUID LEFT = UUID.fromString("01990f5e-7c1a-7d5e-9a44-0f6f0c9b1e13");
    private static final UUID CHANGE = UUID.fromString("01990f5e-7c1a-7d5e-9a44-0f6f0c9b1e14");

    private final ReaderApp app = ReaderApp.shared();
    private final ReaderMails mails = mails(app.bean(Newsletters.class), new StaticListableBeanFactory());
    private final ReaderMails german = mails(german(), new StaticListableBeanFactory(Map.of("latest", (FrontPage)
            id -> Optional.of(new FrontPage.Sample(
                    new Period("2026-10"),
                    "/editions/meta-ai/2026-10",
                    List.of("Llama <5> ist da", "Zuckerberg baut um"))))));

    ReaderMailsTest() {
        insert(PENDING, "pending", "golden.pending@example.org", "Buy <b>now</b>");
        insert(ACTIVE, "active", "golden.active@example.org", "Ada & \"Friends\"");
        insert(LEFT, "unsubscribed", "golden.left@example.org", "Ada");
        app.jdbc()
                .sql("""
                        insert into address_change (id, subscription_id, old_email, new_email, requested_at)
                        values (?, ?, 'golden.active@example.org', 'new@example.org', ?) on conflict do nothing""")
                .params(CHANGE, ACTIVE, Timestamp.from(app.clock().instant()))
                .update();
    }

    private ReaderMails mails(Newsletters newsletters, ListableBeanFactory frontPage) {
        DigestProperties digest = new DigestProperties(URI.create("https://news.example.org/"));
        SettableClock clock = new SettableClock(ReaderApp.START.plus(Duration.ofDays(3)));
        Tokens tokens = new Tokens(
                new TokenSecrets(List.of("golden".getBytes(StandardCharsets.UTF_8))), Duration.ofDays(7), clock);
        return new ReaderMails(
                app.bean(Subscriptions.class),
                app.bean(AddressChanges.class),
                newsletters,
                new ReaderLetters(
                        new ReaderLinks(digest.publicBaseUrl(), tokens),
                        digest,
                        app.bean(Templates.class),
                        app.bean(Messages.class),
                        new LatestIssue(frontPage.getBeanProvider(FrontPage.class)),
                        Duration.ofDays(7),
                        true,
                        clock));
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
                it.schedule(),
                it.selection(),
                it.approval(),
                it.archive(),
                it.sender(),
                it.postalAddress())));
    }

    private void insert(UUID id, String state, String email, String name) {
        app.jdbc()
                .sql("""
                        insert into subscription (id, newsletter, email, email_key, name, state, requested_at, created_at)
                        values (?, 'meta-ai', ?, ?, ?, ?, ?, now()) on conflict do nothing""")
                .params(id, email, email, name, state, Timestamp.from(ReaderApp.START))
                .update();
    }

    private Composed compose(DeliveryKind kind, UUID subscription) {
        return compose(mails, kind, subscription);
    }

    private static Composed compose(ReaderMails mails, DeliveryKind kind, UUID subscription) {
        return mails.compose(List.of(new Delivery(1, kind, null, subscription, null, 0, "id@example.org")))
                .get(1L);
    }

    private static Stream<Arguments> everyMail() {
        return Stream.of(
                Arguments.of(DeliveryKind.CONFIRMATION, PENDING, "golden.pending@example.org"),
                Arguments.of(DeliveryKind.REMINDER, PENDING, "golden.pending@example.org"),
                Arguments.of(DeliveryKind.WELCOME, ACTIVE, "golden.active@example.org"),
                Arguments.of(DeliveryKind.GOODBYE, LEFT, "golden.left@example.org"),
                Arguments.of(DeliveryKind.ADDRESS_CONFIRMATION, ACTIVE, "new@example.org"),
                Arguments.of(DeliveryKind.ADDRESS_NOTICE, ACTIVE, "golden.active@example.org"),
                Arguments.of(DeliveryKind.DATA_LINK, ACTIVE, "golden.active@example.org"));
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void looksLikeItsGoldenFile(DeliveryKind kind, UUID subscription, String to) throws IOException {
        Composed.Ready english = (Composed.Ready) compose(kind, subscription);
        assertThat(english.to()).isEqualTo(to);
        assertThat(english.fields()).isEmpty();
        assertGolden(golden(kind), english.template());

        MailTemplate inGerman = ((Composed.Ready) compose(german, kind, subscription)).template();
        assertThat(inGerman.content().html()).contains("<html lang=\"de\"");
        assertGolden(golden(kind) + "_de", inGerman);
    }

    private static String golden(DeliveryKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMATION", "REMINDER"})
    void whoHasNotConfirmedReadsNothingThatTheFormWasTold(DeliveryKind kind) {
        MailContent mail = ((Composed.Ready) compose(kind, PENDING)).template().content();
        assertThat(mail.subject() + mail.html() + mail.text()).doesNotContain("Buy", "golden.pending");
    }

    @ParameterizedTest
    @EnumSource(names = {"ADDRESS_CONFIRMATION", "ADDRESS_NOTICE"})
    void aChangeOfAddressTellsNeitherOfTheOther(DeliveryKind kind) {
        MailContent mail = ((Composed.Ready) compose(kind, ACTIVE)).template().content();
        assertThat(mail.subject() + mail.html() + mail.text())
                .doesNotContain("Ada", "new@example.org", "golden.active");
    }

    @Test
    void theReminderSaysHowMuchTimeIsLeft() {
        MailTemplate mail = ((Composed.Ready) compose(DeliveryKind.REMINDER, PENDING)).template();
        assertThat(mail.content().text().replaceAll("\\s+", " ")).contains("works for another 4 days");
    }

    @Test
    void theWelcomeShowsTheWayOut() {
        MailTemplate mail = ((Composed.Ready) compose(DeliveryKind.WELCOME, ACTIVE)).template();
        assertThat(mail.headers())
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .hasEntrySatisfying(
                        "List-Unsubscribe",
                        link -> assertThat(link).matches("<https://news\\.example\\.org/unsubscribe\\?token=[\\w-]+>"));
        assertThat(mail.content().html()).contains("Ada &amp; &quot;Friends&quot;");
        assertThat(mail.content().text()).contains("Ada & \"Friends\"");
    }

    @Test
    void nobodyIsWrittenToTooLate() {
        assertThat(compose(DeliveryKind.CONFIRMATION, ACTIVE)).isEqualTo(new Composed.Skip("active"));
        assertThat(compose(DeliveryKind.REMINDER, ACTIVE)).isEqualTo(new Composed.Skip("active"));
        assertThat(compose(DeliveryKind.WELCOME, PENDING)).isEqualTo(new Composed.Skip("pending"));
        assertThat(compose(DeliveryKind.DATA_LINK, PENDING)).isEqualTo(new Composed.Skip("pending"));
        assertThat(compose(DeliveryKind.GOODBYE, ACTIVE)).isEqualTo(new Composed.Skip("active"));
        assertThat(compose(DeliveryKind.ADDRESS_NOTICE, LEFT)).isEqualTo(new Composed.Skip("address change is past"));
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
