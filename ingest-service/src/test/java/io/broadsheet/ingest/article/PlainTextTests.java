package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainTextTests {

    private static final String CHARACTERS = "ab–\u00fc     \t\n\u00a0\u200b\u2003\ufeff";

    @Test
    void aLineThatIsTidyAlreadyIsWhatRewritingItWouldGive() {
        var random = new Random(34);
        int kept = 0;
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            String given = text.toString();
            String line = PlainText.oneLine(given);
            assertThat(line).isEqualTo(PlainText.rewritten(given));
            kept += !given.isEmpty() && line.equals(given) ? 1 : 0;
        }
        assertThat(kept).as("lines that were kept").isGreaterThan(1_000);
    }
}
