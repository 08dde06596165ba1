package io.broadsheet.digest.subscription;

import static io.broadsheet.digest.subscription.SubscriptionState.ACTIVE;
import static io.broadsheet.digest.subscription.SubscriptionState.PENDING;
import static io.broadsheet.digest.subscription.SubscriptionState.UNSUBSCRIBED;

import io.broadsheet.digest.delivery.Composed;
import io.broadsheet.digest.delivery.Delivery;
import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.digest.delivery.MailComposer;
import io.broadsheet.digest.mail.MailTemplate;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives each mail owed to a reader its content, unless it is not due any more by the time it is sent. */
final class ReaderMails implements MailComposer {

    private final Subscriptions subscriptions;
    private final AddressChanges changes;
    private final Newsletters newsletters;
    private final ReaderLetters letters;

    ReaderMails(Subscriptions subscriptions, AddressChanges changes, Newsletters newsletters, ReaderLetters letters) {
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.newsletters = newsletters;
        this.letters = letters;
    }

    @Override
    public Set<DeliveryKind> kinds() {
        return EnumSet.complementOf(EnumSet.of(DeliveryKind.EDITION, DeliveryKind.TEST));
    }

    @Override
    public Map<Long, Composed> compose(List<Delivery> batch) {
        List<UUID> ids = batch.stream()
                .map(Delivery::subscriptionId)
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, Subscription> readers =
                subscriptions.findAll(ids).stream().collect(Collectors.toMap(Subscription::id, Function.identity()));
        Map<UUID, AddressChange> wishes = changes.ofSubscriptions(ids).stream()
                .collect(Collectors.toMap(AddressChange::subscriptionId, Function.identity()));
        Map<Long, Composed> result = new HashMap<>();
        for (Delivery delivery : batch) {
            UUID id = delivery.subscriptionId();
            result.put(
                    delivery.id(),
                    id == null
                            ? new Composed.Skip("erased")
                            : compose(delivery.kind(), readers.get(id), wishes.get(id)));
        }
        return result;
    }

    private Composed compose(DeliveryKind kind, @Nullable Subscription reader, @Nullable AddressChange wish) {
        if (reader == null) {
            return new Composed.Skip("erased");
        }
        Newsletter newsletter = newsletters.find(reader.newsletter()).orElse(null);
        if (newsletter == null) {
            return new Composed.Skip("newsletter no longer configured");
        }
        return switch (kind) {
            case CONFIRMATION -> due(reader, PENDING, () -> letters.confirmation(newsletter, reader));
            case REMINDER -> due(reader, PENDING, () -> letters.reminder(newsletter, reader));
            case WELCOME -> due(reader, ACTIVE, () -> letters.welcome(newsletter, reader));
            case GOODBYE ->
                due(reader, UNSUBSCRIBED, () -> letters.goodbye(newsletter, "/" + newsletters.query(newsletter)));
            case DATA_LINK ->
                reader.gets() || reader.state() == UNSUBSCRIBED
                        ? ready(letters.dataLink(newsletter, reader), reader.email())
                        : new Composed.Skip(reader.state().text());
            case ADDRESS_CONFIRMATION ->
                wish == null || wish.confirmedAt() != null || !reader.gets()
                        ? new Composed.Skip("address change is past")
                        : ready(letters.addressConfirmation(newsletter, wish), wish.newEmail());
            case ADDRESS_NOTICE ->
                wish == null || !reader.gets()
                        ? new Composed.Skip("address change is past")
                        : ready(letters.addressNotice(newsletter, wish), wish.oldEmail());
            case EDITION, TEST -> throw new IllegalArgumentException("an edition writes its own mails");
        };
    }

    private static Composed due(Subscription reader, SubscriptionState state, Supplier<MailTemplate> mail) {
        return reader.state() == state
                ? ready(mail.get(), reader.email())
                : new Composed.Skip(reader.state().text());
    }

    private static Composed ready(MailTemplate mail, String to) {
        return new Composed.Ready(mail, to, Map.of());
    }
}
