package io.broadsheet.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupWriterTests {

    private final List<List<String>> written = new CopyOnWriteArrayList<>();

    private List<String> write(List<String> group) {
        if (group.contains("bad")) {
            throw new IllegalArgumentException("bad");
        }
        written.add(List.copyOf(group));
        return group.stream().map(value -> value + "!").toList();
    }

    @Test
    void everybodyGetsTheirOwnResult() {
        var writer = new GroupWriter<>(3, this::write);
        var results = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> writer.write("v" + i)))
                .toList();
        assertThat(results.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "v" + i + "!").toList());
        assertThat(written).allSatisfy(group -> assertThat(group).hasSizeBetween(1, 3));
        assertThat(written.stream().flatMap(List::stream)).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void whatComesDuringAWriteIsWrittenTogether() throws Exception {
        var started = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var writer = new GroupWriter<String, String>(10, group -> {
            started.countDown();
            awaitQuietly(goOn);
            return write(group);
        });
        var first = Thread.ofVirtual().start(() -> writer.write("first"));
        started.await();
        var others = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    writer.write("other" + i);
                }))
                .toList();
        await().until(() -> others.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        goOn.countDown();
        first.join();
        for (Thread other : others) {
            other.join();
        }
        assertThat(written).extracting(List::size).containsExactly(1, 4);
    }

    @Test
    void oneThatCannotBeWrittenFailsAlone() throws Exception {
        var started = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var writer = new GroupWriter<String, String>(10, group -> {
            started.countDown();
            awaitQuietly(goOn);
            return write(group);
        });
        var first = Thread.ofVirtual().start(() -> writer.write("first"));
        started.await();
        var good = CompletableFuture.supplyAsync(() -> writer.write("good"));
        var bad = CompletableFuture.supplyAsync(() -> writer.write("bad"));
        goOn.countDown();
        first.join();
        assertThat(good.join()).isEqualTo("good!");
        assertThatThrownBy(bad::join).hasRootCauseMessage("bad");
        assertThat(writer.write("later")).isEqualTo("later!");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
