/** Public pages of past editions. */
@NullMarked
package io.broadsheet.digest.archive;

import org.jspecify.annotations.NullMarked;
