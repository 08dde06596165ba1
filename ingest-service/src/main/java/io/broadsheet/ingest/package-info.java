/** The ingest service: feeds and folders in, article events out. */
@NullMarked
package io.broadsheet.ingest;

import org.jspecify.annotations.NullMarked;
