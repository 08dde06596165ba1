package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.operator.PageRequest;
import io.broadsheet.testsupport.SettableClock;
import io.broadsheet.testsupport.TestPostgres;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeliveriesTests {

    private final DataSource database = TestPostgres.migrated("digest", "classpath:db/operator", "classpath:db/digest");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));
    private final Deliveries deliveries = new Deliveries(jdbc, clock, new DoorBell());

    @Test
    void owesAnEditionOnceToEveryActiveReaderOfItsNewsletter() {
        TestReaders.active(jdbc, "meta-ai", 3);
        TestReaders.active(jdbc, "other", 1);

        assertThat(deliveries.enqueueEdition(7, "meta-ai")).isEqualTo(3);
        TestReaders.active(jdbc, "meta-ai", 1);
        assertThat(deliveries.enqueueEdition(7, "meta-ai")).isEqualTo(1);

        assertThat(deliveries.progress(7)).isEqualTo(new DeliveryProgress(4, 0, 0, 0, 4));
    }

    @Test
    void everyMailHasAMessageIdOfItsOwn() {
        TestReaders.active(jdbc, "meta-ai", 5);
        deliveries.enqueueEdition(7, "meta-ai");

        assertThat(jdbc.sql("select distinct message_id from delivery")
                        .query(String.class)
                        .list())
                .hasSize(5);
    }

    @Test
    void testSendsDoNotCountAsProgress() {
        deliveries.enqueueTest(7, "editor@example.org");

        assertThat(deliveries.progress(7)).isEqualTo(new DeliveryProgress(0, 0, 0, 0, 0));
    }

    @Test
    void aPauseKeepsItsFirstReasonUntilResumed() {
        deliveries.pause(7, "operator asked");
        deliveries.pause(7, "something else");
        assertThat(deliveries.pausedBecause(7)).hasValue("operator asked");

        deliveries.resume(7);
        assertThat(deliveries.pausedBecause(7)).isEmpty();
    }

    @Test
    void listsMailsByStateWithoutShowingAddresses() {
        UUID reader = TestReaders.active(jdbc, "meta-ai", 1).getFirst();
        deliveries.enqueueTest(7, "editor.in.chief@example.org");
        deliveries.enqueueEdition(7, "meta-ai");

        var page = deliveries.ofEdition(7, DeliveryState.QUEUED, new PageRequest(0, 1));
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.items()).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo(DeliveryKind.TEST);
            assertThat(mail.address()).isEqualTo("e…@example.org");
        });
        assertThat(deliveries
                        .ofEdition(7, null, new PageRequest(1, 1))
                        .items()
                        .getFirst()
                        .subscriptionId())
                .isEqualTo(reader);
        assertThat(deliveries
                        .ofEdition(7, DeliveryState.SENT, new PageRequest(0, 10))
                        .items())
                .isEmpty();
    }
}
