package io.broadsheet.ingest.topic;

import org.apache.lucene.search.Query;

/**
 * A word, a phrase or anything else of a query that is looked for as one.
 *
 * @param weight what finding it counts for; 1 unless the query says otherwise with {@code ^}
 * @param written the way the query's author wrote it
 */
record Wording(Query query, double weight, String written) {}
