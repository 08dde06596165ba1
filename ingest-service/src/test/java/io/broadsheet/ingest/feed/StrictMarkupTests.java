package io.broadsheet.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Parsers are used again and again, and must not grow with what they have read. */
class StrictMarkupTests {

    private static final int NAMES = 2_000;

    /** Remembers names for as long as somebody else does. */
    private static final class Names implements Markup {
        private final List<WeakReference<String>> seen = new ArrayList<>();

        @Override
        public void namespace(@Nullable String prefix, String uri) {}

        @Override
        public void start(String tag, Map<String, String> attributes) {
            seen.add(new WeakReference<>(tag));
        }

        @Override
        public void end(String tag) {}

        @Override
        public void text(String text) {}

        @Override
        public void escaped(String text) {}

        long inMemory() {
            System.gc();
            return seen.stream().filter(name -> name.get() != null).count();
        }
    }

    @Test
    void namesOfOneFeedAreForgottenWithTheNextOnes() {
        var names = new Names();
        var feed = new StringBuilder("<rss>");
        for (int i = 0; i < NAMES; i++) {
            feed.append("<hostile").append(i).append("/>");
        }
        assertThat(StrictMarkup.read(feed.append("</rss>").toString(), names)).isTrue();
        assertThat(names.seen).hasSize(NAMES + 1);

        for (int i = 0; i < 20; i++) { // whichever of the idle parsers it was has its turn
            assertThat(StrictMarkup.read("<rss><channel/></rss>", new Names())).isTrue();
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> names.inMemory() < NAMES / 10);
    }
}
