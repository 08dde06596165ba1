package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the clusters against labels by people, those shipped or others by {@code -Dstories.labelled=FILE} (see {@link
 * LabelledArticle#read}), and logs every pair that was merged or split wrongly.
 */
@ParameterizedClass
@MethodSource("files")
class StoryClustersEvaluationTests {

    private static final Logger LOG = LoggerFactory.getLogger(StoryClustersEvaluationTests.class);
    private static final double ENOUGH = 0.90;
    private static final double ENOUGH_OF_FEW = 0.85;
    private static final int SPLITS = 10;

    private final List<LabelledArticle> labelled;

    StoryClustersEvaluationTests(String file) throws IOException {
        labelled = LabelledArticle.read(Path.of(file));
    }

    static Stream<String> files() {
        String own = System.getProperty("stories.labelled");
        return own == null
                ? Stream.of("labelled", "unseen", "offshore").map("../infra/test-support/%s-articles.jsonl"::formatted)
                : Stream.of(own);
    }

    @Test
    void agreesWithPeople() {
        StoryPairs pairs = StoryPairs.of(labelled);

        LOG.info("all at once: {}", pairs);
        pairs.wrong().forEach(wrong -> LOG.info("wrong {}", wrong));
        assertThat(pairs.f1()).isGreaterThanOrEqualTo(ENOUGH);
    }

    @Test
    void agreesWithPeopleMonthByMonth() {
        StoryPairs pairs = labelled.stream()
                .collect(Collectors.groupingBy(
                        item -> item.article().date().toString().substring(0, 7)))
                .values()
                .stream()
                .map(StoryPairs::of)
                .reduce(StoryPairs::plus)
                .orElseThrow();

        LOG.info("months by themselves: {}", pairs);
        pairs.wrong().forEach(wrong -> LOG.info("wrong {}", wrong));
        assertThat(pairs.f1()).isGreaterThanOrEqualTo(ENOUGH_OF_FEW);
    }

    @Test
    void agreesWithPeopleOnHalfOfTheStories() {
        List<String> stories = new ArrayList<>(
                labelled.stream().map(LabelledArticle::story).collect(Collectors.toCollection(TreeSet::new)));
        StoryPairs sum = new StoryPairs(0, 0, 0, List.of());
        for (int split = 0; split < SPLITS; split++) {
            Collections.shuffle(stories, new Random(split));
            Set<String> half = Set.copyOf(stories.subList(0, stories.size() / 2));
            StoryPairs pairs = StoryPairs.of(labelled.stream()
                    .filter(item -> half.contains(item.story()))
                    .toList());

            LOG.info("half {}: {}", split, pairs);
            sum = sum.plus(pairs);
        }
        assertThat(sum.f1()).isGreaterThanOrEqualTo(ENOUGH);
    }
}
