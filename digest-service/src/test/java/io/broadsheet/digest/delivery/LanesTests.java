package io.broadsheet.digest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.mail.Rate;
import io.broadsheet.testsupport.SettableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LanesTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T07:00:00Z"));
    private final TestWorkers test = new TestWorkers(clock);
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void theyTogetherClaimNoMoreThanThereIsRoomForAndEachHasItsTurn() {
        test.owe(90);
        test.jdbc.sql("update delivery set lane = 'd' || id % 9").update();
        Lanes lanes = lanes(Rate.valueOf("100/s"));

        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            assertThat(claim(lanes, 10)).hasSize(10);
            turns.add(test.jdbc
                    .sql("select string_agg(distinct lane, ' ') from delivery where state = 'sending'")
                    .query(String.class)
                    .single());
            test.jdbc
                    .sql(
                            "update delivery set state = 'sent', worker = null, settled_at = now() where state = 'sending'")
                    .update();
        }

        assertThat(turns).doesNotHaveDuplicates();
        assertThat(claim(lanes, 10)).isEmpty();
    }

    @Test
    void noneIsForgottenHoweverManyThereAre() {
        test.owe(1_200);
        test.jdbc.sql("update delivery set lane = 'd' || id || '.example'").update();
        Lanes lanes = lanes(Rate.valueOf("1/h"));

        int claimed = 0;
        for (int i = 0; i < 10; i++) {
            claimed += claim(lanes, 200).size();
        }
        assertThat(claimed).isEqualTo(1_200);
    }

    @Test
    void aLaneWhoseMailsAllWaitForTheirNextAttemptCostsNoTokens() {
        test.owe(3);
        test.jdbc
                .sql("update delivery set lane = 'd', state = 'deferred', due_at = ?")
                .param(Timestamp.from(clock.instant().plusSeconds(600)))
                .update();
        Lanes lanes = lanes(Rate.valueOf("100/s"));

        assertThat(claim(lanes, 10)).isEmpty();
        assertThat(lanes.areWaiting()).isFalse();
        assertThat(test.jdbc
                        .sql("select count(*) from delivery_domain")
                        .query(Long.class)
                        .single())
                .isZero();

        clock.advance(Duration.ofMinutes(10));
        assertThat(claim(lanes, 10)).hasSize(3);
    }

    private List<Held> claim(Lanes lanes, int most) {
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        return lanes.claim(UUID.randomUUID(), most, List.of());
    }

    private Lanes lanes(Rate each) {
        var recorder = new OutcomeRecorder(
                new Ledger(test.jdbc, clock),
                new Runs(test.jdbc, clock, 100),
                new Routes(List.of()),
                new TransactionTemplate(new DataSourceTransactionManager(test.database)),
                new DeliveryMetrics(test.registry),
                new DoorBell(),
                1);
        return new Lanes(
                new DomainLimits(each, Map.of(), new Slowdowns(new SlowedDomains(test.jdbc), nanos::get, true)),
                new DomainTokens(test.jdbc),
                new LaneLedger(test.jdbc, clock),
                recorder,
                nanos::get);
    }
}
