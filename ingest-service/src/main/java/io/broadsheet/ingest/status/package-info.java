/** How every source is doing, for operators and for other services. */
@NullMarked
package io.broadsheet.ingest.status;

import org.jspecify.annotations.NullMarked;
