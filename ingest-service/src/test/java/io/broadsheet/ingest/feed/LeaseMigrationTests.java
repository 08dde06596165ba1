package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.OlderDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Leases that were in the feeds' own rows live on in rows of their own. */
class LeaseMigrationTests {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    private final OlderDatabase database =
            new OlderDatabase("036", "ingest", "classpath:db/operator", "classpath:db/ingest");
    private final JdbcClient jdbc = database.jdbc();

    @Test
    void livingLeasesAndWhatIsKnownOfHostsGoOn() {
        jdbc.sql("""
                        insert into feed_state (source_id, address, asks, host, next_poll_at, interval_s, leased_until, lease)
                        select id, 'https://' || host || '/' || id, 'https://' || host || '/' || id, host,
                            '2026-11-03T09:00Z', 3600, until::timestamptz, lease::uuid
                        from (values ('a', 'one.example', '2026-11-03T10:01Z', '00000000-0000-0000-0000-000000000001'),
                                ('b', 'two.example', '2026-11-03T10:01Z', '00000000-0000-0000-0000-000000000001'),
                                ('c', 'two.example', null, null), ('d', 'old.example', '2026-11-03T09:01Z',
                                    '00000000-0000-0000-0000-000000000002')) as given (id, host, until, lease)""").update();
        database.upgrade();
        var living = new LivingLeases(jdbc);
        assertThat(living.underWay(List.of("one.example", "two.example")))
                .containsEntry("one.example", 1)
                .containsEntry("two.example", 1);
        var limits = new FeedLeases.HostLimits(1, Duration.ZERO);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database.source()));
        var leases = new FeedLeases(jdbc, transactions, living, new SharedHosts(jdbc), limits);
        assertThat(leases.lease(9, NOW, NOW.plusSeconds(60)))
                .extracting(LeasedFeed::sourceId)
                .containsExactly("d");
    }
}
