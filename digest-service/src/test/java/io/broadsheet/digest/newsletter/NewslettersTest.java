package io.broadsheet.digest.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.mail.Sender;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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
                                1,
                                LocalTime.of(7, 0),
                                ZoneId.of("UTC"),
                                false,
                                3,
                                20,
                                Duration.ofDays(31),
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
