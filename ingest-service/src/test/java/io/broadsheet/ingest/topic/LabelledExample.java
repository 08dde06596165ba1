package io.broadsheet.ingest.topic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An article of which a person has said whether it belongs to a topic. */
record LabelledExample(ArticleFields article, boolean relevant) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads one JSON object a line: title, summary and body (either may be missing), and relevant. */
    static List<LabelledExample> read(Path file) throws IOException {
        List<LabelledExample> examples = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                examples.add(of(file, number, line));
            }
        }
        return examples;
    }

    private static LabelledExample of(Path file, int number, String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.path("title").isString() && json.path("relevant").isBoolean()) {
                var article = new ArticleFields(
                        json.path("title").asString(),
                        json.path("summary").asString(""),
                        json.path("body").asString(""));
                return new LabelledExample(article, json.path("relevant").asBoolean());
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s:%d: not JSON".formatted(file, number), e);
        }
        throw new IllegalArgumentException("%s:%d: needs a title and relevant, true or false".formatted(file, number));
    }
}
