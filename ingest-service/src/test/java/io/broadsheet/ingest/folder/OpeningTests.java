package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NEWS",
                "Technology |",
                "AI / Research",
                "TECH & SCIENCE",
                "Business",
                "Press release",
                "Opinion:",
                "World > Europe",
                "AI | Chips",
                "Breaking news"
            })
    void aCategoryAboveTheTitleIsNotTheTitle(String category) {
        Opening opening =
                Opening.of("\n\n " + category + "\n\n\nMeta opens a laboratory in Zurich\n\nIt hires forty people.\n");
        assertThat(opening.title()).isEqualTo("Meta opens a laboratory in Zurich");
        assertThat(opening.rest()).isEqualTo("It hires forty people.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"META BUYS MANUS", "News", "Llama 4: the reckoning", "Why?", "AI/ML", "Meta opens a laboratory"})
    void aShortTitleStaysOne(String title) {
        assertThat(Opening.of(title + "\n\nMeta said on Monday that it did.\n\nMore.")
                        .title())
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Good News",
                "Bad Press",
                "Hard Times",
                "Peer Review",
                "The Hard Times",
                "Modern Times",
                "Literature Review"
            })
    void aShortTitleIsNoNewspaper(String title) {
        Opening opening =
                Opening.of(title + "\n\nWhat the new figures mean for the north\n\nThey are good, it seems.\n");
        assertThat(opening.title()).isEqualTo(title);
        assertThat(opening.rest()).startsWith("What the new figures mean for the north");
    }

    @Test
    void aRepeatedDescriptionIsNeitherTheTitleNorSaidTwice() {
        String description = "The company will pay two billion dollars for it.";
        Opening above = Opening.of(description + "\n\nMeta buys a laboratory\n\n" + description + "\n\nMore.");
        Opening below = Opening.of("Meta buys a laboratory\n\n" + description + "\n\n" + description + "\n\nMore.");
        assertThat(above).isEqualTo(below);
        assertThat(above.title()).isEqualTo("Meta buys a laboratory");
        assertThat(above.rest()).isEqualTo(description + "\n\nMore.");
    }

    @Test
    void aRepeatedTitleIsSaidOnce() {
        assertThat(Opening.of("Meta buys it\n\nMeta buys it\nText.").rest()).isEqualTo("Text.");
    }

    @Test
    void aTextOfParagraphsHasItsFirstSentenceForATitle() {
        String paragraph = "Meta has bought it. " + "So it goes on. ".repeat(30);
        assertThat(Opening.of(paragraph).title()).isEqualTo("Meta has bought it.");
        assertThat(Opening.of(paragraph).rest()).isEqualTo(paragraph.strip());
        assertThat(Opening.of("").title()).isEmpty();
    }
}
