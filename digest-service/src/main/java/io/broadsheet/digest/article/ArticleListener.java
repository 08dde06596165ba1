package io.broadsheet.digest.article;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Payload;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Stores what ingest publishes; the same record twice changes nothing. */
class ArticleListener {

    private static final Logger log = LoggerFactory.getLogger(ArticleListener.class);

    private final Articles articles;
    private final JsonMapper json;

    ArticleListener(Articles articles, JsonMapper json) {
        this.articles = articles;
        this.json = json;
    }

    @KafkaListener(
            id = "articles",
            groupId = "${digest.articles.group:digest-articles}",
            topics = ArticleTopics.ARTICLES,
            containerFactory = "articleListeners")
    void on(@Payload(required = false) @Nullable String value) {
        Article article = read(json, value);
        boolean stored = articles.store(article);
        log.debug("article received: id={} revision={} stored={}", article.id(), article.revision(), stored);
    }

    /**
     * The article in a record.
     *
     * @throws UnusableRecord when there is none
     */
    static Article read(JsonMapper json, @Nullable String value) {
        if (value == null) {
            throw new UnusableRecord("the record has no value");
        }
        try {
            ArticleEvent event = json.readValue(value, ArticleEvent.class);
            if (event == null) {
                throw new UnusableRecord("the value is JSON null");
            }
            return event.article();
        } catch (JacksonException e) {
            throw new UnusableRecord("not an article event: " + e.getOriginalMessage(), e);
        }
    }
}
