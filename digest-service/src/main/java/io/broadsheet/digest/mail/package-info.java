/** SMTP and MIME: the only place that knows jakarta.mail. */
@NullMarked
package io.broadsheet.digest.mail;

import org.jspecify.annotations.NullMarked;
