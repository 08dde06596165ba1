package io.broadsheet.ingest.article;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of articles.
 *
 * @param allTexts the whole text also of those in which no topic found anything, rather than its beginning
 */
@ConfigurationProperties("ingest.keep")
record ArticleProperties(@DefaultValue("false") boolean allTexts) {}
