package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An article of which a person said which story it tells. */
record LabelledArticle(Article article, String story) {

    /**
     * Reads the relevant lines of a file with one JSON object a line: {@code id, title, summary, body, publishedAt} are what
     * a newsletter gets, {@code relevant} and {@code story} are the answers.
     */
    static List<LabelledArticle> read(Path file) throws IOException {
        JsonMapper json = new JsonMapper();
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(json::readTree)
                .filter(node -> node.path("relevant").asBoolean(true))
                .map(LabelledArticle::of)
                .toList();
    }

    private static LabelledArticle of(JsonNode node) {
        var published =
                OffsetDateTime.parse(node.path("publishedAt").asString()).toInstant();
        return new LabelledArticle(
                StoryArticles.article(
                        node.path("id").asString(),
                        node.path("title").asString(),
                        node.path("summary").asString(""),
                        node.path("body").asString(),
                        published,
                        published),
                node.path("story").asString());
    }
}
