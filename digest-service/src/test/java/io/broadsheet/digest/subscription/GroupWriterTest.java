package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;

class GroupWriterTest implements GroupWriter.Work<String, String, String> {

    private final List<String> counted = new CopyOnWriteArrayList<>();
    private final List<List<String>> tried = new CopyOnWriteArrayList<>();
    private final List<List<String>> triedAgain = new CopyOnWriteArrayList<>();
    private final Semaphore goOn = new Semaphore(0);
    private final CountDownLatch started = new CountDownLatch(1);
    private final GroupWriter<String, String, String> writer = new GroupWriter<>("writer", 10, Duration.ZERO, this);

    @AfterEach
    void close() {
        writer.close();
    }

    @Override
    public Object key(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> prepare(List<String> values) {
        counted.addAll(values);
        return values;
    }

    @Override
    public List<String> write(List<String> group, boolean again) {
        if (again) {
            triedAgain.add(group);
        }
        started.countDown();
        goOn.acquireUninterruptibly();
        tried.add(List.copyOf(group));
        if (group.contains("deadlock")
                && tried.stream().filter(each -> each.contains("deadlock")).count() == 1) {
            throw new CannotAcquireLockException("this time");
        }
        if (group.stream().anyMatch(value -> value.startsWith("locked"))) {
            throw new CannotAcquireLockException("still");
        }
        if (group.contains("away")) {
            throw new DataAccessResourceFailureException("database away");
        }
        if (group.contains("bad")) {
            throw new DataIntegrityViolationException("bad");
        }
        return group.stream().map(value -> value + "!").toList();
    }

    /** All but the first wait together for the first to be written. */
    private List<CompletableFuture<String>> writeTogether(String... values) throws InterruptedException {
        return writeTogether(writer, values);
    }

    private List<CompletableFuture<String>> writeTogether(GroupWriter<String, String, String> writer, String... values)
            throws InterruptedException {
        List<CompletableFuture<String>> results = new ArrayList<>();
        for (String value : values) {
            results.add(writer.write(value));
            started.await();
        }
        goOn.release(100);
        return results;
    }

    @Test
    void whatComesDuringAWriteIsWrittenTogether() throws Exception {
        var results = writeTogether("first", "a", "b", "c");
        assertThat(results.stream().map(CompletableFuture::join)).containsExactly("first!", "a!", "b!", "c!");
        assertThat(tried).extracting(List::size).containsExactly(1, 3);
    }

    @Test
    void theFirstOfAGroupWaitsForOthers() throws Exception {
        var others = new CountDownLatch(1);
        goOn.release(2);
        try (var patient = new GroupWriter<>("patient", 10, others::countDown, this)) {
            assertThat(patient.write("alone").join()).isEqualTo("alone!");
        }
        assertThat(others.getCount()).isZero();
        var bothAreThere = new Semaphore(0);
        try (var patient = new GroupWriter<>("patient", 10, bothAreThere::acquireUninterruptibly, this)) {
            var results = List.of(patient.write("first"), patient.write("second"));
            bothAreThere.release();
            assertThat(results.stream().map(CompletableFuture::join)).containsExactly("first!", "second!");
        }
        assertThat(tried).extracting(List::size).containsExactly(1, 2);
    }

    @Test
    void aGroupThatIsFullAlreadyWaitsForNobody() throws Exception {
        assertThat(gathered(2, "first", "a", "b", "c", "d"))
                .as("for the first alone")
                .isEqualTo(1);
        assertThat(tried).extracting(List::size).containsExactly(1, 2, 2);
    }

    @Test
    void whatWasPutAsideWaitsForNobody() throws Exception {
        assertThat(gathered(10, "first", "a", "A", "a"))
                .as("for the first and for one of the others")
                .isEqualTo(2);
        assertThat(tried).extracting(List::size).containsExactly(1, 1, 1, 1);
    }

    private int gathered(int most, String... values) throws InterruptedException {
        var gathered = new AtomicInteger();
        try (var eager = new GroupWriter<>("eager", most, gathered::incrementAndGet, this)) {
            writeTogether(eager, values).forEach(CompletableFuture::join);
        }
        return gathered.get();
    }

    @Test
    void noGroupHasTheSameTwice() throws Exception {
        var results = writeTogether("first", "a", "A", "a");
        assertThat(results.stream().map(CompletableFuture::join)).containsExactly("first!", "a!", "A!", "a!");
        assertThat(tried).extracting(List::size).containsExactly(1, 1, 1, 1);
    }

    @Test
    void theSameManyTimesKeepsNobodyElseWaiting() throws Exception {
        var results = writeTogether("first", "a", "A", "a", "b", "A", "c");
        assertThat(results.stream().map(CompletableFuture::join))
                .containsExactly("first!", "a!", "A!", "a!", "b!", "A!", "c!");
        assertThat(tried).extracting(List::size).containsExactly(1, 3, 1, 1, 1);
        assertThat(tried.get(1)).contains("b", "c");
    }

    @Test
    void whatCannotBeWrittenAnyMoreFailsLikeTheDatabase() {
        writer.close();
        assertThatThrownBy(writer.write("late")::join).hasCauseInstanceOf(TransientDataAccessResourceException.class);
        try (var broken = new GroupWriter<>("broken", 10, Duration.ZERO, new BrokenWork())) {
            assertThatThrownBy(broken.write("a")::join).hasCauseInstanceOf(TransientDataAccessResourceException.class);
        }
    }

    private static final class BrokenWork implements GroupWriter.Work<String, String, String> {

        @Override
        public Object key(String value) {
            return value;
        }

        @Override
        public List<String> prepare(List<String> values) {
            throw new StackOverflowError("no failure that anybody foresaw");
        }

        @Override
        public List<String> write(List<String> prepared, boolean again) {
            return prepared;
        }
    }

    @Test
    void oneThatCannotBeWrittenFailsAlone() throws Exception {
        var results = writeTogether("first", "good", "bad", "fine");
        assertThat(results.get(1).join()).isEqualTo("good!");
        assertThat(results.get(3).join()).isEqualTo("fine!");
        assertThatThrownBy(results.get(2)::join).hasCauseInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whenTheDatabaseIsAwayNobodyWaitsForTheOthersAttempts() throws Exception {
        var results = writeTogether("first", "a", "away", "b");
        for (var result : results.subList(1, 4)) {
            assertThatThrownBy(result::join).hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(tried).extracting(List::size).containsExactly(1, 3);
    }

    @Test
    void whatIsWrittenAgainWasCountedOnce() throws Exception {
        var results = writeTogether("first", "good", "bad", "fine");
        results.forEach(result -> result.handle((value, failure) -> value).join());
        assertThat(counted).containsExactlyInAnyOrder("first", "good", "bad", "fine");
    }

    @Test
    void aMomentsTroubleIsNoticedByNobody() throws Exception {
        var results = writeTogether("first", "a", "deadlock", "b");
        assertThat(results.stream().map(CompletableFuture::join)).containsExactly("first!", "a!", "deadlock!", "b!");
        tried.clear();
        assertThat(writer.write("deadlock").join()).as("alone as well").isEqualTo("deadlock!");
    }

    @Test
    void nobodyWaitsForManyThatCannotBeWritten() throws Exception {
        var results = writeTogether("first", "locked1", "locked2", "locked3", "locked4", "locked5");
        for (var result : results.subList(1, 6)) {
            assertThatThrownBy(result::join).hasCauseInstanceOf(CannotAcquireLockException.class);
        }
        assertThat(tried).extracting(List::size).containsExactly(1, 5, 1, 1, 1);
        assertThat(triedAgain).isEqualTo(tried.subList(2, 5));
    }

    @Test
    void everybodyGetsTheirOwnResult() {
        goOn.release(1000);
        var results =
                IntStream.range(0, 200).mapToObj(i -> writer.write("v" + i)).toList();
        assertThat(results.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "v" + i + "!").toList());
        assertThat(tried).allSatisfy(group -> assertThat(group).hasSizeBetween(1, 10));
    }
}
