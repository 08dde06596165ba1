package io.broadsheet.ingest.article;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of articles.
 *
 * @param allTexts the whole text also of those that have no word of any topic, rather than its beginning
 */
@ConfigurationProperties("ingest.keep")
record ArticleProperties(@DefaultValue("false") boolean allTexts) {}
