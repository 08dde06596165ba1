package io.broadsheet.ingest.topic;

/**
 * The text that queries look at, without markup.
 *
 * @param summary empty when there is none
 * @param body empty when there is none
 */
public record ArticleFields(String title, String summary, String body) {}
