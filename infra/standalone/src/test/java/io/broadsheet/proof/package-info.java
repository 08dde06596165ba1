/** The delivery promise, tried on real processes that are killed; docs/delivery.md says how to run all of it. */
@NullMarked
package io.broadsheet.proof;

import org.jspecify.annotations.NullMarked;
