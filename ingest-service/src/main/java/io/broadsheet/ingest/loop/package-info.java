/** Background work that goes on, round after round, until the service stops. */
@NullMarked
package io.broadsheet.ingest.loop;

import org.jspecify.annotations.NullMarked;
