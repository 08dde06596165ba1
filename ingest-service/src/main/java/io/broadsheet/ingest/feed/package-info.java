/** Feeds on the web: when to ask, how to ask safely, and how to read what comes back. */
@NullMarked
package io.broadsheet.ingest.feed;

import org.jspecify.annotations.NullMarked;
