package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.article.Article;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeImageTests {

    @Test
    void isAPictureOfASiteWithANameOverHttps() {
        assertThat(SafeImage.of(with("https://cdn.press.example/2026/11/lab.jpg?w=1200")))
                .isEqualTo("https://cdn.press.example/2026/11/lab.jpg?w=1200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://press.example/lab.jpg",
                "https://127.0.0.1/lab.jpg",
                "https://[::1]/lab.jpg",
                "https://localhost/lab.jpg",
                "https://press.example:8443/lab.jpg",
                "https://reader:secret@press.example/lab.jpg",
                "https://press.example/pixel.gif?reader=1",
                "https://press.example/1x1.png",
                "https://press.example/logo.svg",
                "https://press.example/la b.jpg",
                "data:image/png;base64,AAAA"
            })
    void isNothingThatWouldHarmReaders(String url) {
        assertThat(SafeImage.of(with(url))).isNull();
    }

    @Test
    void isMissingWhereTheArticleHasNone() {
        assertThat(SafeImage.of(with(null))).isNull();
    }

    private static Article with(@Nullable String image) {
        Instant at = Instant.parse("2026-11-10T00:00:00Z");
        return new Article(
                "a", 1, null, "Title", null, "source", "Source", at, at, "en", "", "", image, 1, List.of(), List.of(),
                List.of());
    }
}
