/** The delivery ledger: one row for each mail owed to a recipient, and the workers that settle them. */
@NullMarked
package io.broadsheet.digest.delivery;

import org.jspecify.annotations.NullMarked;
