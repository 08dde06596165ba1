package io.broadsheet.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Judges labelled examples by a topic of the configuration file and writes what came out to
 * {@code target/relevance.txt}. The operator's own: {@code -Drelevance.examples=}, a JSONL file;
 * {@code -Drelevance.config=}, {@code -Drelevance.topic=} and {@code -Drelevance.minimum=} for precision and recall.
 */
class TopicExamplesTests {

    private static final Path REPORT = Path.of("target/relevance.txt");

    @Test
    void theTopicAgreesWithPeople() throws IOException, InvalidQuery {
        double minimum = Double.parseDouble(System.getProperty("relevance.minimum", "0.85"));

        var report = RelevanceReport.of(topic(), examples());

        Files.writeString(REPORT, report.toString());
        assertThat(List.of(report.precision(), report.recall()))
                .as(report.toString())
                .allSatisfy(share -> assertThat(share).isGreaterThanOrEqualTo(minimum));
    }

    private static List<LabelledExample> examples() throws IOException {
        String own = System.getProperty("relevance.examples");
        if (own != null) {
            return LabelledExample.read(Path.of(own));
        }
        List<LabelledExample> examples = new ArrayList<>();
        for (String file : List.of("meta-ai.jsonl", "meta-ai-2.jsonl")) {
            examples.addAll(LabelledExample.read(Path.of("src/test/resources/relevance", file)));
        }
        examples.addAll(LabelledExample.read(Path.of("../infra/test-support/labelled-articles.jsonl")));
        return examples;
    }

    private static Topic topic() throws IOException, InvalidQuery {
        String id = System.getProperty("relevance.topic", "meta-ai");
        Path config = Path.of(System.getProperty("relevance.config", "../broadsheet.yaml"));
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(Files.readString(config));
        Map<String, Object> topic = file.get("topics").get(id);
        assertThat(topic).as("topics.%s in %s", id, config).isNotNull();
        double threshold =
                Double.parseDouble(topic.getOrDefault("threshold", 0.5).toString());
        return Topic.of(id, id, topic.get("query").toString(), threshold);
    }
}
