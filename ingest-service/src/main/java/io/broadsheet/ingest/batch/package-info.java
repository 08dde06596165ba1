/** Many rows in one statement: fewer trips to the database, and fewer commits. */
@NullMarked
package io.broadsheet.ingest.batch;

import org.jspecify.annotations.NullMarked;
