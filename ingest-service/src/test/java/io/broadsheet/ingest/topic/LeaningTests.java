package io.broadsheet.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaningTests {

    private static final ByQuery NOTHING = new ByQuery(0, List.of());

    private static Lesson lesson(String words, boolean relevant) {
        return new Lesson(WordPlaces.of(words), NOTHING, relevant);
    }

    private static Leaning leaning() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            lessons.add(lesson("orchard licence licences", true));
            lessons.add(lesson(i < 2 ? "orchard headset advert" : "orchard headset", false));
        }
        return Leaning.of(lessons);
    }

    @Test
    void wordsThatOneKindHasCountMoreThanWordsOfBoth() {
        assertThat(leaning().of("orchard")).isEqualTo(0.3);
        assertThat(leaning().of("headset")).isCloseTo(leaning().of("licenc"), within(1e-9));
        // 9 of 10 against 1 of 10
        assertThat(leaning().of("licenc")).isCloseTo(0.3 + 0.7 * Math.log(9), within(1e-9));
    }

    @Test
    void whatFewHaveLeansLess() {
        // 3 of 10 against 1 of 10
        assertThat(leaning().of("advert")).isCloseTo(0.3 + 0.7 * Math.log(3), within(1e-9));
        assertThat(leaning().of("unheard")).isEqualTo(0.3);
    }
}
