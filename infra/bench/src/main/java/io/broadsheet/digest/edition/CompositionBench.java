package io.broadsheet.digest.edition;

import com.sun.management.OperatingSystemMXBean;
import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Article.Sighting;
import io.broadsheet.digest.article.Article.TopicScore;
import io.broadsheet.digest.mail.Sender;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.MonthlyDay;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import io.broadsheet.digest.newsletter.Rhythm;
import io.broadsheet.digest.newsletter.Schedule;
import io.broadsheet.digest.newsletter.Selection;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Templates;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How long it takes to make an edition of very many articles: clustering, ranking, excerpts, templates, trimming. */
public final class CompositionBench {

    private static final Instant BEGIN = Instant.parse("2026-11-01T07:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int VOCABULARY = 20_000;
    private static final int WORDS = 350;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private CompositionBench() {}

    /** The templates as the service sets them up. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan("io.broadsheet.digest.rendering")
    @ConfigurationPropertiesScan("io.broadsheet.digest.rendering")
    static class Rendering {}

    /** Measures and prints; {@code articles=5000 rounds=5} are the defaults. */
    public static void main(String[] arguments) {
        int count = argument(arguments, "articles", 5_000);
        int rounds = argument(arguments, "rounds", 5);
        try (var context = new AnnotationConfigApplicationContext(Rendering.class)) {
            EditionRenderer renderer = new EditionRenderer(
                    context.getBean(Templates.class),
                    context.getBean(Messages.class),
                    new DigestProperties(URI.create("https://news.example.org")),
                    DataSize.ofKilobytes(96));
            EditionPlan plan = plan(articles(count));
            for (int round = 0; round <= rounds; round++) {
                long begin = System.nanoTime();
                long cpu = SYSTEM.getProcessCpuTime();
                Composition composition = renderer.compose(plan);
                System.out.printf(
                        Locale.ROOT,
                        "%s: %,d articles in %.2f s, %.2f s on the processors, %d stories, %d left out, %,d bytes of HTML%n",
                        round == 0 ? "cold" : "round " + round,
                        count,
                        (System.nanoTime() - begin) / 1e9,
                        (SYSTEM.getProcessCpuTime() - cpu) / 1e9,
                        composition.content().stories().size(),
                        composition.content().leftOut().size(),
                        composition.mail().html().length());
            }
        }
    }

    private static int argument(String[] arguments, String name, int otherwise) {
        for (String argument : arguments) {
            if (argument.startsWith(name + "=")) {
                return Integer.parseInt(argument.substring(name.length() + 1));
            }
        }
        return otherwise;
    }

    private static EditionPlan plan(List<Article> articles) {
        Newsletter newsletter = new Newsletter(
                "monthly",
                "The Monthly",
                "",
                Locale.ENGLISH,
                List.of("topic"),
                new Schedule(new Rhythm.Monthly(MonthlyDay.numbered(1)), LocalTime.of(7, 0), ZoneOffset.UTC),
                new Selection(3, 20, 0, Duration.ofDays(31), Map.of(), List.of(), false),
                false,
                true,
                new Sender("news@example.org", "The Monthly", null),
                "");
        return new EditionPlan(
                newsletter, new Period("2026-11"), 1, BEGIN, BEGIN.plus(MONTH), articles, EditionEdits.NONE);
    }

    /** One to eight reports of each story: they share its names and figures, and some of its words. */
    private static List<Article> articles(int count) {
        Random random = new Random(48);
        List<Article> result = new ArrayList<>();
        while (result.size() < count) {
            Instant day = BEGIN.plusSeconds(random.nextLong(MONTH.toSeconds()));
            List<String> facts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                facts.add(i % 3 == 0 ? "" + random.nextInt(100, 9_999) : "N" + word(random.nextInt(60_000)));
            }
            int reports = 1 + random.nextInt(8);
            for (int i = 0; i < reports && result.size() < count; i++) {
                result.add(article(result.size(), facts, day.plusSeconds(random.nextInt(200_000)), random));
            }
        }
        return result;
    }

    private static Article article(int number, List<String> facts, Instant at, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= WORDS; i++) {
            boolean fact = random.nextInt(12) == 0;
            text.append(
                            fact
                                    ? facts.get(random.nextInt(facts.size()))
                                    : word((int) Math.abs(random.nextGaussian() * VOCABULARY / 4)))
                    .append(i % 15 == 0 ? ". The " : " ");
        }
        String body = text.toString().strip() + ".";
        String source = "source" + random.nextInt(200);
        return new Article(
                "article%05d".formatted(number),
                1,
                "https://%s.example/%d".formatted(source, number),
                String.join(" ", facts.subList(random.nextInt(4), 8)),
                null,
                source,
                source,
                at,
                at,
                "en",
                body.substring(0, 300),
                body,
                null,
                WORDS,
                List.of(),
                List.of(new TopicScore("topic", 0.5 + random.nextInt(50) / 100.0, 0.5, "")),
                List.of(new Sighting(source, null, at)));
    }

    /** A pronounceable word for each number. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int left = number + 400; left > 0; left /= 60) {
            word.append("bdfgklmnprst".charAt(left % 12)).append("aeiou".charAt(left / 12 % 5));
        }
        return word.toString();
    }
}
