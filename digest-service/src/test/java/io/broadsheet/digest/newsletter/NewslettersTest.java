package io.broadsheet.digest.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.mail.MailRoutes;
import io.broadsheet.digest.mail.Sender;
import io.broadsheet.digest.mail.TestMails;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class NewslettersTest {

    private static final String[] LEAST = {
        "newsletters.news.title=The News",
        "newsletters.news.topics[0]=news",
        "newsletters.news.sender.address=news@example.org"
    };

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withBean(MailRoutes.class, () -> TestMails.routes(25, InstantSource.system()))
            .withUserConfiguration(Properties.class, NewsletterConfiguration.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({NewslettersProperties.class, DigestProperties.class})
    static class Properties {}

    @Test
    void hasADefaultForAllButTitleTopicsAndSender() {
        context.withPropertyValues(LEAST)
                .run(started -> assertThat(started.getBean(Newsletters.class).byDefault())
                        .isEqualTo(new Newsletter(
                                "news",
                                "The News",
                                "",
                                Locale.ENGLISH,
                                List.of("news"),
                                new Schedule(
                                        new Rhythm.Monthly(MonthlyDay.numbered(1)),
                                        LocalTime.of(7, 0),
                                        ZoneId.of("UTC")),
                                new Selection(3, 20, 0, Duration.ofDays(31), Map.of(), List.of(), false),
                                false,
                                true,
                                new Sender("news@example.org", "The News", null),
                                "")));
    }

    @Test
    void keepsTheOrderOfTheFile() {
        context.withPropertyValues(
                        "newsletters.zebra.title=Z",
                        "newsletters.zebra.topics=z",
                        "newsletters.zebra.sender.address=z@example.org")
                .withPropertyValues(LEAST)
                .run(started -> assertThat(started.getBean(Newsletters.class).all())
                        .extracting(Newsletter::id)
                        .containsExactly("zebra", "news"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    newsletters.news.title=                   | newsletters[news].title
                    newsletters.news.day-of-month=29          | newsletters[news].dayOfMonth
                    newsletters.news.day-of-month=first       | newsletters.news.day-of-month
                    newsletters.news.schedule=yearly          | newsletters.news.schedule
                    newsletters.news.day=31                   | newsletters[news].day
                    newsletters.news.day=first funday         | newsletters[news].day
                    newsletters.news.day=fifth monday         | newsletters[news].day
                    newsletters.news.source-weights.desk=0    | newsletters[news].sourceWeights[desk]
                    newsletters.news.sections[0].title=Labs   | newsletters[news].sections[0].aboutSomething
                    newsletters.news.maximum-per-source=-1    | newsletters[news].maximumPerSource
                    newsletters.news.zone=Mars/Olympus        | newsletters.news.zone
                    newsletters.news.time=25:00               | newsletters.news.time
                    newsletters.news.minimum-articles=0       | newsletters[news].minimumArticles
                    newsletters.news.look-back=1h             | newsletters[news].lookBack
                    newsletters.news.sender.address=nobody    | newsletters[news].sender.address
                    newsletters.My_News.title=Mine            | newsletters[My_News]
                    digest.public-base-url=news.example.org   | digest.public-base-url
                    digest.public-base-url=ftp://example.org  | digest.public-base-url
                    """)
    void refusesToStartAndNamesTheKey(String setting, String key) {
        context.withPropertyValues(LEAST)
                .withPropertyValues(setting)
                .run(started -> assertThat(started.getStartupFailure())
                        .isNotNull()
                        .satisfies(failure -> assertThat(causes(failure)).contains(key)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    monthly | 15             | 2026-11-15
                    monthly | first monday   | 2026-11-02
                    monthly | Third Friday   | 2026-11-20
                    monthly | second workday | 2026-11-03
                    monthly | last workday   | 2026-11-30
                    monthly | last sunday    | 2026-11-29
                    monthly | last day       | 2026-11-30
                    monthly | -              | 2026-11-01
                    weekly  | friday         | 2026-11-06
                    weekly  | -              | 2026-11-02
                    daily   | every          | 2026-11-01
                    daily   | workdays       | 2026-11-02
                    """)
    void closesEditionsOnTheDayAsPeopleWriteIt(String schedule, @Nullable String day, LocalDate firstInNovember) {
        String[] settings = day == null
                ? new String[] {"newsletters.news.schedule=" + schedule}
                : new String[] {"newsletters.news.schedule=" + schedule, "newsletters.news.day=" + day};
        context.withPropertyValues(LEAST)
                .withPropertyValues(settings)
                .run(started -> assertThat(started.getBean(Newsletters.class)
                                .byDefault()
                                .schedule()
                                .rhythm()
                                .onOrAfter(LocalDate.of(2026, 11, 1)))
                        .isEqualTo(firstInNovember));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    day=3         | day-of-month=3 | newsletters[news].day        | say the same
                    schedule=weekly | day-of-month=3 | newsletters[news].dayOfMonth | monthly schedule
                    schedule=weekly | day=workdays   | newsletters[news].day        | it is a weekday
                    schedule=daily  | day=monday     | newsletters[news].day        | "workdays"
                    """)
    void refusesADayThatDoesNotFitTheSchedule(String one, String other, String key, String reason) {
        context.withPropertyValues(LEAST)
                .withPropertyValues("newsletters.news." + one, "newsletters.news." + other)
                .run(started -> assertThat(causes(started.getStartupFailure())).contains(key, reason));
    }

    @Test
    void refusesToStartWithoutANewsletter() {
        context.run(started -> assertThat(causes(started.getStartupFailure())).contains("at least one"));
    }

    @Test
    void refusesAnIdThatIsNoPartOfAnAddress() {
        context.withPropertyValues(
                        "newsletters[a/b].title=A",
                        "newsletters[a/b].topics=a",
                        "newsletters[a/b].sender.address=a@example.org")
                .run(started -> assertThat(causes(started.getStartupFailure())).contains("lower-case letters"));
    }

    private static String causes(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            all.append(each.getMessage()).append('\n');
        }
        return all.toString();
    }
}
