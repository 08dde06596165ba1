package io.broadsheet.ingest.topic;

/**
 * What one reads at a time: the title, or a sentence.
 *
 * @param field of the article
 * @param end offset in the article's whole text, exclusive
 * @param prominence how much more than a sentence further down it says about what the article is about
 */
record Passage(String field, int end, double prominence) {}
