/** What all public pages share: masthead, style sheet, response headers, and what is shown when something fails. */
@NullMarked
package io.broadsheet.digest.pages;

import org.jspecify.annotations.NullMarked;
