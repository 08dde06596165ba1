package io.broadsheet.digest.subscription;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryKind;
import io.broadsheet.digest.delivery.DeliveryView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * All that is kept of a reader, to take along or to erase. Only the link in a mail of its own leads here: those in editions are
 * forwarded with them.
 */
final class ReaderData {

    private final TransactionOperations transaction;
    private final Subscriptions subscriptions;
    private final SubscriptionEvents events;
    private final AddressChanges changes;
    private final Transitions transitions;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private final Duration coolDown;

    ReaderData(
            TransactionOperations transaction,
            Subscriptions subscriptions,
            SubscriptionEvents events,
            AddressChanges changes,
            Transitions transitions,
            Deliveries deliveries,
            InstantSource clock,
            Duration coolDown) {
        this.transaction = transaction;
        this.subscriptions = subscriptions;
        this.events = events;
        this.changes = changes;
        this.transitions = transitions;
        this.deliveries = deliveries;
        this.clock = clock;
        this.coolDown = coolDown;
    }

    /** What a reader downloads: everything under the address, in all newsletters. */
    record Everything(Instant at, List<OneSubscription> subscriptions) {}

    /**
     * One newsletter's part of it.
     *
     * @param history with the evidence of consent
     * @param letters the mails beside its editions
     * @param leaveReason what they said when they had left
     * @param newAddress asked for and not confirmed yet
     */
    record OneSubscription(
            SubscriptionList.Item subscription,
            List<SubscriptionEvents.Entry> history,
            List<Edition> editions,
            List<Letter> letters,
            @Nullable String leaveReason,
            @Nullable String newAddress) {}

    /** A mail with an edition. */
    record Edition(
            String state, Instant createdAt, @Nullable Instant settledAt) {
        static Edition of(DeliveryView mail) {
            return new Edition(mail.state().spelling(), mail.createdAt(), mail.settledAt());
        }
    }

    /**
     * A mail beside the editions, such as a confirmation.
     *
     * @param reason why it failed, was left out or has to wait
     * @param reply what the mail server said when it took it
     */
    record Letter(
            String kind,
            String state,
            @Nullable String reason,
            @Nullable String reply,
            Instant createdAt,
            @Nullable Instant settledAt) {
        static Letter of(DeliveryView mail) {
            return new Letter(
                    mail.kind().name().toLowerCase(Locale.ROOT),
                    mail.state().spelling(),
                    mail.reason(),
                    mail.reply(),
                    mail.createdAt(),
                    mail.settledAt());
        }
    }

    /** Has a link sent to the reader's own address; does nothing within the cool-down. */
    void sendLink(UUID id) {
        transaction.executeWithoutResult(status -> subscriptions
                .askForData(id, coolDown)
                .ifPresent(reader -> deliveries.enqueue(DeliveryKind.DATA_LINK, reader.id())));
    }

    Everything of(UUID id) {
        List<UUID> ids = subscriptions.ofSameReader(id);
        return new Everything(
                clock.instant(),
                subscriptions.findAll(ids).stream().map(this::one).toList());
    }

    private OneSubscription one(Subscription reader) {
        return new OneSubscription(
                SubscriptionList.Item.of(reader),
                events.of(reader.id()),
                deliveries.editionsOf(reader.id()).stream().map(Edition::of).toList(),
                deliveries.lettersOf(reader.id()).stream().map(Letter::of).toList(),
                subscriptions.leaveReason(reader.id()).orElse(null),
                changes.ofSubscriptions(List.of(reader.id())).stream()
                        .map(AddressChange::newEmail)
                        .findFirst()
                        .orElse(null));
    }

    /** Forgets the reader in all newsletters, but for keyed hashes that keep the address off the lists. */
    void erase(UUID id, Origin origin) {
        transaction.executeWithoutResult(
                status -> subscriptions.ofSameReader(id).forEach(each -> transitions.erase(each, origin)));
    }
}
