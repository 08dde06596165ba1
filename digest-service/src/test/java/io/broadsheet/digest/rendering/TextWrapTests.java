package io.broadsheet.digest.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWrapTests {

    private static final String LONG = "seventy-two characters are what a line may have and not many more than that";

    @Test
    void aContinuedLineIsIndentedAsTheFirst() {
        assertThat(TextWrap.wrap("  " + LONG + "\n"))
                .isEqualTo("  seventy-two characters are what a line may have and not many more than\n  that\n");
    }

    @Test
    void thatOfAListsItemAsTheWordsAfterItsBullet() {
        assertThat(TextWrap.wrap("* " + LONG + "\n"))
                .isEqualTo("* seventy-two characters are what a line may have and not many more than\n  that\n");
    }

    @Test
    void anAddressStaysWhole() {
        String address = "https://news.example.org/" + "x".repeat(80);
        assertThat(TextWrap.wrap("* Read " + address)).isEqualTo("* Read\n  " + address + "\n");
    }

    @Test
    void shortAndEmptyLinesStayAsTheyAre() {
        assertThat(TextWrap.wrap("a\n\n  b  \n")).isEqualTo("a\n\n  b\n");
    }
}
