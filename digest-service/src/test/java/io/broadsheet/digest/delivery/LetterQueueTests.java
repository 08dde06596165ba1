package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.digest.mail.MergeField;
import io.broadsheet.digest.mail.OutgoingMail;
import io.broadsheet.digest.mail.TestMails;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LetterQueueTests {

    private final LetterQueue queue = new LetterQueue(1, new DoorBell());

    @Test
    void nobodyIsPromisedALetterThatIsNotThere() {
        var promised = new AtomicInteger();
        var ended = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            Thread.ofVirtual().start(() -> (queue.await() ? promised : ended).incrementAndGet());
        }
        queue.add(letter(1, DeliveryKind.EDITION));
        queue.add(letter(2, DeliveryKind.EDITION));

        await().untilAsserted(() -> assertThat(promised).hasValue(2));
        assertThat(queue.take()).isPresent();
        queue.add(letter(3, DeliveryKind.EDITION));
        await().untilAsserted(() -> assertThat(promised).hasValue(3));
        assertThat(ended).hasValue(0);
    }

    @Test
    void whoWasPromisedALetterGetsTheMostUrgentOneByThen() {
        queue.add(letter(1, DeliveryKind.EDITION));
        assertThat(queue.await()).isTrue();
        queue.add(letter(2, DeliveryKind.CONFIRMATION));
        assertThat(queue.urgent()).isEqualTo(1);

        assertThat(queue.take()).map(each -> each.held().id()).contains(2L);
        assertThat(queue.urgent()).isZero();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void theEndReleasesEverybodyAndGivesTheRestBack() {
        queue.add(letter(1, DeliveryKind.EDITION));
        assertThat(queue.await()).isTrue();

        assertThat(queue.close()).hasSize(1);
        assertThat(queue.await()).isFalse();
        assertThat(queue.take()).isEmpty();
        assertThat(queue.add(letter(2, DeliveryKind.EDITION))).isFalse();
    }

    private static Letter letter(long id, DeliveryKind kind) {
        var delivery = new Delivery(id, kind, 7L, UUID.randomUUID(), null, 0, "m" + id);
        var template = TestMails.template("s", "t", "h", Map.of());
        return new Letter(
                new Held(delivery, UUID.randomUUID()),
                new OutgoingMail(template, "r@example.org", new EnumMap<>(MergeField.class), "m" + id, Map.of()));
    }
}
