package io.broadsheet.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words found by the short way are those that Lucene finds, whatever the text. */
class PlainWordsTests {

    private static final String[] PIECES = {
        "a", "Meta", "META", "models", "running", "é", "Straße", "ß", "ł", "µ", "ª", "1", "42", "3", ".", "'", "\u2019",
        "\u2018", "\u2024", ":", "\u00b7", "\u2027", ",", ";", "_", "__", " ", "\n", "\u00a0", "-", "\u2013", "\u201c",
        "\u2026", "/", "@", "#", "*", "²", "½", "$", "€", "'s", "\u2019s", "S'", "«", "\t", "\u0085", "\u2022", "ſ", "ĸ"
    };

    private static boolean areIn(String text) {
        return PlainWords.each(text, (_, _, _, _) -> {});
    }

    private static void assertSame(String text) {
        WordPlaces ours = WordPlaces.of(text);
        WordPlaces lucenes = WordPlaces.byLucene(text);
        assertThat(ours.counts()).as(text).isEqualTo(lucenes.counts());
        assertThat(ours.toString()).as(text).isEqualTo(lucenes.toString());
    }

    @Test
    void inTextsOfLettersDigitsAndMarksInAnyOrder() {
        var random = new Random(7);
        for (int i = 0; i < 30_000; i++) {
            var text = new StringBuilder();
            for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertThat(areIn(text.toString())).as(text.toString()).isTrue();
            assertSame(text.toString());
        }
    }

    @Test
    void aroundEveryCharacter() {
        int known = 0;
        for (int c = 0; c < 0x3000; c++) {
            String text = "a%1$ca 1%1$c1 a%1$c1 %1$c a%1$c_%1$c1 %1$ca%1$c%1$cb Meta%1$c".formatted((char) c);
            assertSame(text);
            known += areIn(text) ? 1 : 0;
        }
        assertThat(known).isBetween(0x200, 0x300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "日本語のニュース", "Привет, мир", "👩‍👩‍👧 #️⃣ ©️", "แมว", "e\u0301te\u0301", "\uD800 a"})
    void inTextsThatNeedLucene(String text) {
        assertSame(text + " Meta's models");
    }

    @Test
    void wordsThatLuceneCutsAreLeftToIt() {
        assertSame("a".repeat(255) + " b");
        assertSame("a".repeat(256) + " b");
        assertThat(areIn("a".repeat(256))).isFalse();
    }

    @Test
    void phrasesAreFoundByTheirPlaces() {
        WordPlaces words = WordPlaces.of("The open source of open\u2013source news");
        var phrase = new PhraseQuery.Builder()
                .add(new Term(Reading.TEXT, "open"))
                .add(new Term(Reading.TEXT, "sourc"))
                .build();
        assertThat(words.positions(phrase)).containsExactly(1, 4);
        assertThat(words.start(1)).isEqualTo(4);
        assertThat(words.end(2)).isEqualTo(15);
    }
}
