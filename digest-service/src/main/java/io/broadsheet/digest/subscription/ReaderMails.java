package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Composed;
import io.broadsheet.digest.delivery.Delivery;
import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.digest.delivery.MailComposer;
import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.mail.MailTemplate;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Sentence;
import io.broadsheet.digest.rendering.Templates;
import io.broadsheet.digest.rendering.TextWrap;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the mails that answer readers: the request to confirm, and the welcome. */
final class ReaderMails implements MailComposer {

    private final Subscriptions subscriptions;
    private final Newsletters newsletters;
    private final ReaderLinks links;
    private final DigestProperties digest;
    private final Templates templates;
    private final Messages messages;
    private final Duration confirmWithin;

    ReaderMails(
            Subscriptions subscriptions,
            Newsletters newsletters,
            ReaderLinks links,
            DigestProperties digest,
            Templates templates,
            Messages messages,
            Duration confirmWithin) {
        this.subscriptions = subscriptions;
        this.newsletters = newsletters;
        this.links = links;
        this.digest = digest;
        this.templates = templates;
        this.messages = messages;
        this.confirmWithin = confirmWithin;
    }

    @Override
    public Set<DeliveryKind> kinds() {
        return Set.of(DeliveryKind.CONFIRMATION, DeliveryKind.WELCOME);
    }

    @Override
    public Map<Long, Composed> compose(List<Delivery> batch) {
        Map<UUID, Subscription> readers = readers(batch);
        Map<Long, Composed> result = new HashMap<>();
        batch.forEach(delivery -> result.put(delivery.id(), compose(delivery, reader(delivery, readers))));
        return result;
    }

    private Map<UUID, Subscription> readers(List<Delivery> batch) {
        List<UUID> ids = batch.stream()
                .map(Delivery::subscriptionId)
                .filter(Objects::nonNull)
                .toList();
        return subscriptions.findAll(ids).stream().collect(Collectors.toMap(Subscription::id, Function.identity()));
    }

    private static @Nullable Subscription reader(Delivery delivery, Map<UUID, Subscription> readers) {
        return delivery.subscriptionId() == null ? null : readers.get(delivery.subscriptionId());
    }

    private Composed compose(Delivery delivery, @Nullable Subscription reader) {
        if (reader == null) {
            return new Composed.Skip("erased");
        }
        Newsletter newsletter = newsletters.find(reader.newsletter()).orElse(null);
        if (newsletter == null) {
            return new Composed.Skip("newsletter no longer configured");
        }
        SubscriptionState due =
                delivery.kind() == DeliveryKind.CONFIRMATION ? SubscriptionState.PENDING : SubscriptionState.ACTIVE;
        if (reader.state() != due) {
            return new Composed.Skip(reader.state().text());
        }
        MailTemplate mail = delivery.kind() == DeliveryKind.CONFIRMATION
                ? confirmation(newsletter, reader)
                : welcome(newsletter, reader);
        return new Composed.Ready(mail, reader.email(), Map.of());
    }

    /** Says nothing that the person at the form typed: it goes to people who may never have been there. */
    private MailTemplate confirmation(Newsletter newsletter, Subscription reader) {
        Map<String, Object> model = Map.of(
                "site", digest.publicBaseUrl().toString(),
                "confirmUrl", links.confirm(reader.id()).toString(),
                "validFor", Words.duration(confirmWithin));
        return mail("confirmation", newsletter, model, Map.of());
    }

    private MailTemplate welcome(Newsletter newsletter, Subscription reader) {
        String unsubscribe = links.unsubscribe(reader.id()).toString();
        Map<String, Object> model = Map.of(
                "name",
                reader.name() == null ? "" : reader.name(),
                "archiveUrl",
                digest.link("/editions").toString(),
                "unsubscribeUrl",
                unsubscribe,
                "preferencesUrl",
                links.preferences(reader.id()).toString());
        Map<String, String> wayOut = Map.of(
                "List-Unsubscribe", "<" + unsubscribe + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return mail("welcome", newsletter, model, wayOut);
    }

    private MailTemplate mail(
            String name, Newsletter newsletter, Map<String, Object> details, Map<String, String> moreHeaders) {
        Locale language = newsletter.language();
        String subject = messages.say(language, Sentence.of("mail." + name + ".subject", newsletter.title()));
        Map<String, Object> model = new HashMap<>(details);
        model.put("newsletter", newsletter);
        model.put("subject", subject);
        MailContent content = new MailContent(
                subject,
                templates.render("email/" + name + ".ftlh", language, model),
                TextWrap.wrap(templates.render("email/" + name + ".ftl", language, model)));
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("Auto-Submitted", "auto-replied");
        return new MailTemplate(content, newsletter.sender(), headers);
    }
}
