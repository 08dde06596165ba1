package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Schedule;
import io.broadsheet.testsupport.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten years of an installation with everything that goes wrong: long and short absences, clocks set back and set ahead and
 * back again, schedules edited, two instances at the same second, articles that arrive late. {@code -Dyears.seeds=200} runs more of them.
 */
class EditionYearsTests {

    private static final Instant BEGIN = Instant.parse("2026-03-10T10:00:00Z");
    private static final Instant END = BEGIN.plus(Duration.ofDays(3_653));
    private static final List<String> ZONES =
            List.of("Etc/GMT+12", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Kiritimati");

    private final SettableClock clock = new SettableClock(BEGIN);
    private final HikariDataSource database = pooled(EditionOffice.freshDatabase());

    /** Tens of thousands of statements would spend their time on opening connections. */
    private static HikariDataSource pooled(DataSource database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(4);
        return pool;
    }

    @AfterEach
    void close() {
        database.close();
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, Integer.getInteger("years.seeds", 2)).mapToObj(seed -> 20_261_101L + seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyArticleIsInExactlyOneEdition(long seed) throws Exception {
        Random random = new Random(seed);
        Newsletter newsletter = anySchedule(random);
        Set<String> arrived = new TreeSet<>();
        Instant now = BEGIN;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            EditionOffice one = new EditionOffice(database, clock, newsletter);
            EditionOffice other = new EditionOffice(database, clock, newsletter);
            while (now.isBefore(END)) {
                if (random.nextInt(3) > 0) {
                    String id = "n" + arrived.size();
                    one.arrives(id, now.minus(anyDelay(random)).toString());
                    arrived.add(id);
                }
                clock.set(now.plus(slip(random)));
                for (Future<Void> done : threads.invokeAll(List.of(round(one), round(other)))) {
                    done.get();
                }
                one.settleAll();
                if (random.nextInt(25) == 0) {
                    newsletter = anySchedule(random);
                    one = new EditionOffice(database, clock, newsletter);
                    other = new EditionOffice(database, clock, newsletter);
                }
                now = now.plus(anyPause(random));
            }
        }
        clock.set(END.plus(Duration.ofDays(70)));
        EditionOffice last = new EditionOffice(database, clock, newsletter);
        last.arrives("last", END.plus(Duration.ofDays(1)).toString()); // or the last edition could have nothing
        arrived.add("last");
        round(last).call();
        round(last).call();

        assertThat(last.jdbc
                        .sql("select article_id from edition_article order by article_id")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(arrived);
        List<String> told = last.editions.in(EditionState.SENDING, EditionState.SENT).stream()
                .flatMap(edition -> last.carried(edition).stream())
                .toList();
        assertThat(told).doesNotHaveDuplicates();
        assertThat(last.editions.in(EditionState.OPEN, EditionState.COMPOSED, EditionState.HELD))
                .isEmpty();
        List<Integer> issues = last.editions.in(EditionState.SENDING, EditionState.SENT).stream()
                .map(Edition::issue)
                .toList();
        assertThat(issues).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    private static Callable<Void> round(EditionOffice office) {
        return () -> {
            office.reconciler.compose();
            office.reconciler.follow();
            return null;
        };
    }

    private static Newsletter anySchedule(Random random) {
        return TestArticles.scheduled(
                new Schedule(
                        EditionCalendarTests.anyRhythm(random),
                        LocalTime.ofSecondOfDay(random.nextInt(1_440) * 60L),
                        ZoneId.of(ZONES.get(random.nextInt(ZONES.size())))),
                TestArticles.selection(1, 200, 0, Map.of(), List.of(), false),
                false);
    }

    /** How much later than it was seen an article gets here. */
    private static Duration anyDelay(Random random) {
        return random.nextInt(5) == 0 ? Duration.ofHours(random.nextInt(72)) : Duration.ZERO;
    }

    /** What the clock is wrong by. */
    private static Duration slip(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> Duration.ofDays(-random.nextInt(40));
            case 1 -> Duration.ofDays(random.nextInt(40));
            default -> Duration.ZERO;
        };
    }

    private static Duration anyPause(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> Duration.ofDays(60 + random.nextInt(60));
            case 1, 2, 3 -> Duration.ofMinutes(1 + random.nextInt(120));
            default -> Duration.ofHours(12 + random.nextInt(400));
        };
    }
}
