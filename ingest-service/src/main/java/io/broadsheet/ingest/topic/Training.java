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
import java.util.function.ToDoubleFunction;

/** Learns from examples what their words say: regularized logistic regression, by LIBLINEAR. The same each time. */
final class Training {

    /** With fewer of a kind, words would be learned that only one author uses. */
    private static final int FEWEST_OF_A_KIND = 20;
    /** What an article's words count together beside the query; from 12 to 30 makes little difference. */
    private static final double WORDS = 20;

    /** C of LIBLINEAR: the smaller, the more evenly the words share what there is to say. */
    private static final double COST = 1;

    private static final double TOLERANCE = 1e-4;

    /** Features are numbered from 1: the query, the words, and the bias. */
    private static final int QUERY = 1;

    private static final int FIRST_WORD = 2;

    static {
        Linear.disableDebugOutput();
    }

    private final Vocabulary vocabulary;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Training(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        vocabulary.stems().forEach(stem -> numbers.put(stem, FIRST_WORD + numbers.size()));
    }

    /**
     * A classifier that agrees with the examples as far as one weight a word can.
     *
     * @param byQuery what the query alone says of an article
     * @param ballast see {@link Vocabulary#of}
     * @throws InvalidExamples when there are too few of a kind
     */
    static Classifier of(List<LabelledExample> examples, ToDoubleFunction<Reading> byQuery, double ballast)
            throws InvalidExamples {
        long relevant = examples.stream().filter(LabelledExample::relevant).count();
        long others = examples.size() - relevant;
        if (Math.min(relevant, others) < FEWEST_OF_A_KIND) {
            throw new InvalidExamples(
                    "%d relevant examples and %d others are too few to learn from; %d of each are needed"
                            .formatted(relevant, others, FEWEST_OF_A_KIND));
        }
        List<Reading> articles =
                examples.stream().map(example -> new Reading(example.article())).toList();
        var training =
                new Training(Vocabulary.of(articles.stream().map(Reading::words).toList(), ballast));
        return training.classifier(training.problem(examples, articles, byQuery));
    }

    private Problem problem(List<LabelledExample> examples, List<Reading> articles, ToDoubleFunction<Reading> byQuery) {
        var problem = new Problem();
        problem.l = examples.size();
        problem.n = bias();
        problem.bias = 1;
        problem.y = examples.stream().mapToDouble(it -> it.relevant() ? 1 : 0).toArray();
        problem.x = articles.stream()
                .map(article -> features(article.words(), byQuery.applyAsDouble(article)))
                .toArray(Feature[][]::new);
        return problem;
    }

    /** In the order of their numbers, as LIBLINEAR wants them. */
    private Feature[] features(WordPlaces article, double byQuery) {
        List<Feature> features = new ArrayList<>();
        features.add(new FeatureNode(QUERY, Classifier.logOdds(byQuery)));
        vocabulary
                .weigh(article)
                .forEach((stem, weight) -> features.add(new FeatureNode(number(stem), WORDS * weight)));
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
        numbers.forEach((stem, number) -> words.put(stem, sign * WORDS * weights[number - 1]));
        return new Classifier(vocabulary, words, sign * weights[QUERY - 1], sign * weights[bias() - 1]);
    }

    private int number(String stem) {
        return Objects.requireNonNull(numbers.get(stem), "a word of the vocabulary");
    }

    private int bias() {
        return FIRST_WORD + numbers.size();
    }
}
