package io.broadsheet.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well a topic tells labelled articles apart; logs precision, recall, F1 and every mistake with its explanation.
 * For a topic and examples of your own: {@code mvn test -pl ingest-service -am -Dtest=TopicQualityTests
 * -Dsurefire.failIfNoSpecifiedTests=false -Dbroadsheet.topic=my-topic -Dbroadsheet.examples=/path/to/examples.jsonl},
 * one JSON object a line with title, summary, body and relevant (true or false).
 */
class TopicQualityTests {

    private static final Logger log = LoggerFactory.getLogger(TopicQualityTests.class);

    private record Judged(String title, boolean relevant, Verdict verdict) {}

    @Test
    void shippedTopicTellsTheExamplesApart() throws IOException, InvalidQuery {
        Topic topic = topic(System.getProperty("broadsheet.topic", "meta-ai"));
        List<Judged> all = new ArrayList<>();
        for (String line : Files.readAllLines(examples())) {
            JsonNode example = JsonMapper.shared().readTree(line);
            var fields = new ArticleFields(
                    example.path("title").asString(),
                    example.path("summary").asString(""),
                    example.path("body").asString(""));
            all.add(new Judged(
                    fields.title(),
                    example.path("relevant").asBoolean(),
                    new TopicJudge().judge(fields, List.of(topic)).getFirst()));
        }
        double right = count(all, true, true);
        double precision = right / (right + count(all, false, true));
        double recall = right / (right + count(all, true, false));
        log.info(
                "topic={} articles={} precision={} recall={} f1={}",
                topic.id(),
                all.size(),
                precision,
                recall,
                2 * precision * recall / (precision + recall));
        all.stream()
                .filter(judged -> judged.relevant() != judged.verdict().selected())
                .forEach(judged -> log.info(
                        "{}: {} score={} {}",
                        judged.relevant() ? "missed" : "wrongly selected",
                        judged.title(),
                        judged.verdict().score(),
                        judged.verdict().explanation()));
        assertThat(precision).as("precision").isGreaterThanOrEqualTo(0.9);
        assertThat(recall).as("recall").isGreaterThanOrEqualTo(0.9);
    }

    private static double count(List<Judged> all, boolean relevant, boolean selected) {
        return all.stream()
                .filter(judged ->
                        judged.relevant() == relevant && judged.verdict().selected() == selected)
                .count();
    }

    private static Path examples() {
        return Path.of(System.getProperty("broadsheet.examples", "src/test/resources/topics/meta-ai.jsonl"));
    }

    private static Topic topic(String id) throws IOException, InvalidQuery {
        Map<String, Map<String, Map<String, Object>>> file =
                new Yaml().load(Files.readString(Path.of("../broadsheet.yaml")));
        Map<String, Object> topic = file.get("topics").get(id);
        return Topic.of(
                id,
                String.valueOf(topic.get("title")),
                String.valueOf(topic.get("query")),
                ((Number) topic.get("threshold")).doubleValue());
    }
}
