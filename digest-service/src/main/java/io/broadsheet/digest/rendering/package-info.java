/** FreeMarker set up once, strictly, for pages and mails. */
@NullMarked
package io.broadsheet.digest.rendering;

import org.jspecify.annotations.NullMarked;
