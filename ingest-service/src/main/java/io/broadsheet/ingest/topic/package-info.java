/** What an article is about: a Lucene query a topic, a score and the words that gave it. */
@NullMarked
package io.broadsheet.ingest.topic;

import org.jspecify.annotations.NullMarked;
