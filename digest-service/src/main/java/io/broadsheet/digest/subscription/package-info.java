/** Readers: how they sign up, confirm, stay and leave, and the evidence of it. */
@NullMarked
package io.broadsheet.digest.subscription;

import org.jspecify.annotations.NullMarked;
