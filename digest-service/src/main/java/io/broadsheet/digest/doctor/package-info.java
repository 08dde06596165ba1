/** Looks at whether mails will be believed: DNS, the mail server and the settings, each with what to do about it. */
@NullMarked
package io.broadsheet.digest.doctor;

import org.jspecify.annotations.NullMarked;
