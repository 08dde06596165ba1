/** The operator's catalogue of topics and sources, read from the configuration file and read again when it changes. */
@NullMarked
package io.broadsheet.ingest.source;

import org.jspecify.annotations.NullMarked;
