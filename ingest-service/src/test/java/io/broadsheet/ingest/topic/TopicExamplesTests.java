package io.broadsheet.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * Judges labelled examples by a topic of the configuration file and writes what came out to
 * {@code target/relevance.txt}. The operator's own: {@code -Drelevance.examples=}, a JSONL file;
 * {@code -Drelevance.config=}, {@code -Drelevance.topic=} and {@code -Drelevance.minimum=} for precision and recall.
 */
class TopicExamplesTests {

    private static final Path REPORT = Path.of("target/relevance.txt");
    /** Articles by an author who knew neither the query nor the examples that the topic learns from. */
    private static final String UNSEEN = "../infra/test-support/unseen-articles.jsonl";

    private static final String CLASSPATH = "classpath:";

    @Test
    void theTopicAgreesWithPeople() throws IOException, InvalidQuery, InvalidExamples {
        double minimum = Double.parseDouble(System.getProperty("relevance.minimum", "0.9"));
        Path examples = Path.of(System.getProperty("relevance.examples", UNSEEN));

        var report = RelevanceReport.of(topic(), LabelledExample.read(examples.toString(), Files.readString(examples)));

        Files.writeString(REPORT, report.toString());
        assertThat(List.of(report.precision(), report.recall()))
                .as(report.toString())
                .allSatisfy(share -> assertThat(share).isGreaterThanOrEqualTo(minimum));
    }

    private static Topic topic() throws IOException, InvalidQuery, InvalidExamples {
        String id = System.getProperty("relevance.topic", "meta-ai");
        Path config = Path.of(System.getProperty("relevance.config", "../broadsheet.yaml"));
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(Files.readString(config));
        Map<String, Object> entry = file.get("topics").get(id);
        assertThat(entry).as("topics.%s in %s", id, config).isNotNull();
        double threshold =
                Double.parseDouble(entry.getOrDefault("threshold", 0.5).toString());
        Topic topic = Topic.of(id, id, entry.get("query").toString(), threshold);
        List<LabelledExample> lessons = new ArrayList<>();
        if (entry.get("examples") instanceof List<?> locations) {
            for (Object location : locations) {
                lessons.addAll(LabelledExample.read(location.toString(), content(config, location.toString())));
            }
        }
        return lessons.isEmpty() ? topic : topic.taughtBy(lessons);
    }

    private static String content(Path config, String location) throws IOException {
        return location.startsWith(CLASSPATH)
                ? new ClassPathResource(location.substring(CLASSPATH.length())).getContentAsString(UTF_8)
                : Files.readString(config.resolveSibling(location));
    }
}
