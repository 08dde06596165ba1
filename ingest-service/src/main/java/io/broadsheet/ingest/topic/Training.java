package io.broadsheet.ingest.topic;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Learns from examples what their words say: regularized logistic regression, by LIBLINEAR. The same each time. */
final class Training {

    /** With fewer of a kind, words would be learned that only one author uses. */
    private static final int FEWEST_OF_A_KIND = 20;
    /** What an article's words count together beside the query; from 12 to 30 makes little difference. */
    private static final double WORDS = 20;

    /** C of LIBLINEAR: the smaller, the more evenly the words share what there is to say. */
    private static final double COST = 0.5;

    private static final double TOLERANCE = 1e-4;

    static {
        Linear.disableDebugOutput();
    }

    private final Vocabulary vocabulary;
    private final Leaning leaning;
    /** Features are numbered from 1: what the query says, the words, and the bias. */
    private final int ofQuery;

    private final Map<String, Integer> numbers = new HashMap<>();

    private Training(Vocabulary vocabulary, Leaning leaning, int ofQuery) {
        this.vocabulary = vocabulary;
        this.leaning = leaning;
        this.ofQuery = ofQuery;
        vocabulary.stems().forEach(stem -> numbers.put(stem, ofQuery + 1 + numbers.size()));
    }

    /**
     * A classifier that agrees with the lessons as far as one weight a word can.
     *
     * @param ballast see {@link Vocabulary#of}
     * @throws InvalidExamples when there are too few of a kind
     */
    static Classifier of(List<Lesson> lessons, double ballast) throws InvalidExamples {
        long relevant = lessons.stream().filter(Lesson::relevant).count();
        long others = lessons.size() - relevant;
        if (Math.min(relevant, others) < FEWEST_OF_A_KIND) {
            throw new InvalidExamples(
                    "%d relevant examples and %d others are too few to learn from; %d of each are needed"
                            .formatted(relevant, others, FEWEST_OF_A_KIND));
        }
        var training = new Training(
                Vocabulary.of(lessons.stream().map(Lesson::words).toList(), ballast),
                Leaning.of(lessons),
                lessons.getFirst().byQuery().features().length);
        return training.classifier(training.problem(lessons));
    }

    private Problem problem(List<Lesson> lessons) {
        var problem = new Problem();
        problem.l = lessons.size();
        problem.n = bias();
        problem.bias = 1;
        problem.y = lessons.stream().mapToDouble(it -> it.relevant() ? 1 : 0).toArray();
        problem.x = lessons.stream().map(this::features).toArray(Feature[][]::new);
        return problem;
    }

    /** In the order of their numbers, as LIBLINEAR wants them. */
    private Feature[] features(Lesson lesson) {
        double[] byQuery = lesson.byQuery().features();
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < ofQuery; i++) {
            features.add(new FeatureNode(1 + i, byQuery[i]));
        }
        vocabulary
                .weigh(lesson.words())
                .forEach((stem, weight) -> features.add(new FeatureNode(number(stem), scale(stem) * weight)));
        features.add(new FeatureNode(bias(), 1));
        return features.toArray(Feature[]::new);
    }

    private Classifier classifier(Problem problem) {
        var parameter = new Parameter(SolverType.L2R_LR, COST, TOLERANCE);
        parameter.setRegularizeBias(false);
        Model model = Linear.train(problem, parameter);
        // LIBLINEAR's weights speak for the label that it saw first
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] weights = model.getFeatureWeights();
        Map<String, Double> words = new HashMap<>();
        numbers.forEach((stem, number) -> words.put(stem, sign * scale(stem) * weights[number - 1]));
        double[] query =
                IntStream.range(0, ofQuery).mapToDouble(i -> sign * weights[i]).toArray();
        return new Classifier(vocabulary, words, query, sign * weights[bias() - 1]);
    }

    private double scale(String stem) {
        return WORDS * leaning.of(stem);
    }

    private int number(String stem) {
        return Objects.requireNonNull(numbers.get(stem), "a word of the vocabulary");
    }

    private int bias() {
        return ofQuery + 1 + numbers.size();
    }
}
