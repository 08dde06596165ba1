package io.broadsheet.digest.edition;

import io.broadsheet.digest.delivery.Composed;
import io.broadsheet.digest.delivery.Delivery;
import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.digest.delivery.MailComposer;
import io.broadsheet.digest.mail.MergeField;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Sentence;
import io.broadsheet.digest.subscription.ReaderLinks;
import io.broadsheet.digest.subscription.Recipient;
import io.broadsheet.digest.subscription.Recipients;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a batch of an edition's deliveries their mails, with one look at who is still subscribed. */
final class EditionMailComposer implements MailComposer {

    private final EditionMails mails;
    private final Recipients recipients;
    private final ReaderLinks links;
    private final Messages messages;
    private final DigestProperties digest;

    EditionMailComposer(
            EditionMails mails, Recipients recipients, ReaderLinks links, Messages messages, DigestProperties digest) {
        this.mails = mails;
        this.recipients = recipients;
        this.links = links;
        this.messages = messages;
        this.digest = digest;
    }

    @Override
    public Set<DeliveryKind> kinds() {
        return Set.of(DeliveryKind.EDITION, DeliveryKind.TEST);
    }

    @Override
    public Map<Long, Composed> compose(List<Delivery> batch) {
        Map<Long, EditionMails.Ready> templates = mails.of(batch.stream()
                .map(Delivery::editionId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UUID, Recipient> active = recipients.active(batch.stream()
                .map(Delivery::subscriptionId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<Long, Composed> result = new HashMap<>();
        for (Delivery delivery : batch) {
            result.put(delivery.id(), composed(delivery, templates.get(delivery.editionId()), active));
        }
        return result;
    }

    private Composed composed(Delivery delivery, EditionMails.@Nullable Ready mail, Map<UUID, Recipient> active) {
        if (mail == null) {
            return new Composed.Skip("edition was never composed");
        }
        if (delivery.address() != null) {
            return new Composed.Ready(mail.template(), delivery.address(), testFields(mail.language()));
        }
        Recipient recipient = active.get(delivery.subscriptionId());
        return recipient == null
                ? new Composed.Skip("unsubscribed")
                : new Composed.Ready(mail.template(), recipient.email(), fields(recipient, mail.language()));
    }

    private Map<MergeField, String> fields(Recipient recipient, Locale language) {
        return Map.of(
                MergeField.GREETING, greeting(recipient.name(), language),
                MergeField.UNSUBSCRIBE_URL, links.unsubscribe(recipient.id()).toString(),
                MergeField.PREFERENCES_URL, links.preferences(recipient.id()).toString());
    }

    /** A test mail belongs to no subscription: its links lead to pages that say so. */
    private Map<MergeField, String> testFields(Locale language) {
        return Map.of(
                MergeField.GREETING, greeting(null, language),
                MergeField.UNSUBSCRIBE_URL,
                        digest.link("/unsubscribe?token=test").toString(),
                MergeField.PREFERENCES_URL,
                        digest.link("/preferences?token=test").toString());
    }

    private String greeting(@Nullable String name, Locale language) {
        return messages.say(
                language,
                name == null || name.isBlank()
                        ? Sentence.of("mail.edition.greeting")
                        : Sentence.of("mail.edition.greeting.named", name.strip()));
    }
}
