package io.broadsheet.digest.article;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The articles, for tests of features that read them. */
public final class TestArticleStore {

    private final Articles articles;

    public TestArticleStore(JdbcClient jdbc, InstantSource clock) {
        articles = new Articles(jdbc, JsonMapper.shared(), clock);
    }

    public Articles articles() {
        return articles;
    }

    public void arrived(Article article) {
        articles.store(article);
    }
}
