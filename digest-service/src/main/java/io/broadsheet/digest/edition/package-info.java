/** Editions: which month, which articles, in which order, and the mail made of them. */
@NullMarked
package io.broadsheet.digest.edition;

import org.jspecify.annotations.NullMarked;
