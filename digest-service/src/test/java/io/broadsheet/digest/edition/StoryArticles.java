package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Article.Sighting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Articles of which only words and times matter. */
final class StoryArticles {

    private StoryArticles() {}

    static Article article(
            String id, String title, String summary, String text, @Nullable Instant publishedAt, Instant seen) {
        return new Article(
                id,
                1,
                null,
                title,
                null,
                "source",
                "Source",
                publishedAt,
                seen,
                "en",
                summary,
                text,
                null,
                100,
                List.of(),
                List.of(),
                List.of(new Sighting("source", null, seen)));
    }
}
