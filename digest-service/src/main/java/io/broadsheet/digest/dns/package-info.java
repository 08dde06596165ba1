/** Which name server is asked, for all features that ask one. */
@NullMarked
package io.broadsheet.digest.dns;

import org.jspecify.annotations.NullMarked;
