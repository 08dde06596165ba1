package io.broadsheet.ingest.topic;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An article of which a person has said whether it belongs to a topic. */
public record LabelledExample(ArticleFields article, boolean relevant) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Reads one JSON object a line: title, summary and body (either may be missing), and relevant.
     *
     * @param jsonl the lines; blank ones are left out
     * @param name of the file, for the message
     * @throws InvalidExamples at the first line that is something else
     */
    public static List<LabelledExample> read(String name, String jsonl) throws InvalidExamples {
        List<LabelledExample> examples = new ArrayList<>();
        int number = 0;
        for (String line : jsonl.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                examples.add(of(name + ":" + number, line));
            }
        }
        return examples;
    }

    /** What a feed might show of it: the title and the summary, or else the first sentence. */
    LabelledExample teaser() {
        String shown = article.summary().isBlank() ? Text.of(article).firstSentence() : article.summary();
        return new LabelledExample(new ArticleFields(article.title(), shown, ""), relevant);
    }

    private static LabelledExample of(String place, String line) throws InvalidExamples {
        JsonNode json = json(place, line);
        if (!json.path("title").isString() || !json.path("relevant").isBoolean()) {
            throw new InvalidExamples(place + ": needs a title and relevant, true or false");
        }
        var article = new ArticleFields(
                json.path("title").asString(),
                json.path("summary").asString(""),
                json.path("body").asString(""));
        return new LabelledExample(article, json.path("relevant").asBoolean());
    }

    private static JsonNode json(String place, String line) throws InvalidExamples {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw new InvalidExamples(place + ": not a JSON object: " + e.getOriginalMessage());
        }
    }
}
