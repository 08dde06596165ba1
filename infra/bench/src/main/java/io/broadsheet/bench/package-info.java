/** How fast things are, as ratios to a floor that is measured in the same run on the same machine. */
@NullMarked
package io.broadsheet.bench;

import org.jspecify.annotations.NullMarked;
