package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether an article has files besides one, without asking each of them. */
class KnownFilesTests {

    private final KnownFiles known = new KnownFiles(Map.of("a.txt", file("x")));

    private static KnownFile file(@Nullable String articleId) {
        return new KnownFile(new FileStamp(1, Instant.EPOCH), null, articleId, articleId);
    }

    @Test
    void articleOfOneFileIsNoCopy() {
        assertThat(known.isCopied("x", "a.txt")).isFalse();
        assertThat(known.isCopied("x", "b.txt")).isTrue();
        assertThat(known.isCopied("y", "a.txt")).isFalse();
    }

    @Test
    void filesThatChangeOrGoAreCountedNoMore() {
        known.put("b.txt", file("x"));
        assertThat(known.isCopied("x", "a.txt")).isTrue();
        known.put("b.txt", file("y"));
        assertThat(known.isCopied("x", "a.txt")).isFalse();
        known.put("c.txt", file("x"));
        known.put("c.txt", file(null));
        known.remove("c.txt");
        known.remove("c.txt");
        assertThat(known.isCopied("x", "a.txt")).isFalse();
        assertThat(known.isCopied("x", "b.txt")).isTrue();
        assertThat(known.paths()).containsExactlyInAnyOrder("a.txt", "b.txt");
    }
}
