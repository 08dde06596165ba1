/** The mailbox that receives all mail of a standalone: SMTP and IMAP, a page to read it, files to keep it. */
@NullMarked
package io.broadsheet.standalone.mailbox;

import org.jspecify.annotations.NullMarked;
