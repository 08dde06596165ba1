/** The newsletters an operator configured, and where readers find them on the web. */
@NullMarked
package io.broadsheet.digest.newsletter;

import org.jspecify.annotations.NullMarked;
