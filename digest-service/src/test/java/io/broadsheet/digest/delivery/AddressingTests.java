package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AddressingTests {

    private final DataSource database = TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));

    @Test
    void theFirstReadersAreOwedTheEditionAtOnceAndTheOthersCountAsOpen() {
        TestReaders.active(jdbc, "meta-ai", 50);

        assertThat(deliveries(20).enqueueEdition(7, "meta-ai")).isEqualTo(20);

        assertThat(rows()).isEqualTo(20);
        assertThat(deliveries(20).isOpen(7)).isTrue();
        assertThat(deliveries(20).progress(7)).isEqualTo(new DeliveryProgress(50, 0, 0, 0, 50));
    }

    @Test
    void anotherProcessGoesOnWhereOneDied() {
        List<UUID> readers = TestReaders.active(jdbc, "meta-ai", 50);
        TestReaders.active(jdbc, "other", 5);
        deliveries(20).enqueueEdition(7, "meta-ai");

        assertThat(deliveries(7).owe(7)).isTrue();
        assertThat(deliveries(7).owe(7)).isTrue();

        assertThat(jdbc.sql("select subscription_id from delivery")
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(readers);
        assertThat(deliveries(20).progress(7)).isEqualTo(new DeliveryProgress(50, 0, 0, 0, 50));
    }

    @Test
    void anEditionIsOpenUntilItsLastReaderIsOwedIt() {
        TestReaders.active(jdbc, "meta-ai", 2);
        deliveries(2).enqueueEdition(7, "meta-ai");
        jdbc.sql("update delivery set state = 'sent', settled_at = now()").update();

        assertThat(deliveries(2).isOpen(7)).isTrue();
        assertThat(deliveries(2).owe(7)).isTrue();
        assertThat(deliveries(2).isOpen(7)).isFalse();
    }

    @Test
    void manyProcessesAtOnceOweItToEachReaderOnce() {
        TestReaders.active(jdbc, "meta-ai", 300);
        deliveries(10).enqueueEdition(7, "meta-ai");

        var processes = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    var each = deliveries(10);
                    int rounds = 0;
                    while (!each.owe(7)) {
                        rounds++;
                    }
                    return rounds;
                }))
                .limit(4)
                .toList();

        processes.forEach(CompletableFuture::join);
        assertThat(rows()).isEqualTo(300);
    }

    @Test
    void whoLeavesOrPausesBeforeTheirTurnIsNotOwedIt() {
        List<UUID> readers = TestReaders.active(jdbc, "meta-ai", 4);
        deliveries(1).enqueueEdition(7, "meta-ai");
        jdbc.sql("update subscription set state = 'unsubscribed' where id = :id")
                .param("id", readers.get(2))
                .update();
        jdbc.sql("update subscription set paused_until = '2027-03-01' where id = :id")
                .param("id", readers.get(3))
                .update();

        assertThat(deliveries(1).progress(7).recipients()).isEqualTo(2);
        assertThat(deliveries(1).owe(7)).isTrue();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aNewsletterWithoutReadersIsDoneAtOnce() {
        assertThat(deliveries(10).enqueueEdition(7, "meta-ai")).isZero();
        assertThat(deliveries(10).owe(7)).isTrue();
        assertThat(deliveries(10).isOpen(7)).isFalse();
    }

    private Deliveries deliveries(int slice) {
        return new Deliveries(jdbc, clock, new DoorBell(), slice);
    }

    private long rows() {
        return jdbc.sql("select count(*) from delivery").query(Long.class).single();
    }
}
