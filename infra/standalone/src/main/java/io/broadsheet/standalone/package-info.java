/** Runs the whole product in one JVM: both services, PostgreSQL, Kafka and a mailbox. */
@NullMarked
package io.broadsheet.standalone;

import org.jspecify.annotations.NullMarked;
