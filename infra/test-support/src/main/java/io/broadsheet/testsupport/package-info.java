/** Real parts and fixtures that the tests of all modules share: PostgreSQL, Kafka, SMTP/IMAP, a feed server, a clock. */
@NullMarked
package io.broadsheet.testsupport;

import org.jspecify.annotations.NullMarked;
