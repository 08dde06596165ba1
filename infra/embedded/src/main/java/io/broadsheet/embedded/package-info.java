/** A real PostgreSQL, a real Kafka broker and a real mail server inside this process, durable where asked. */
@NullMarked
package io.broadsheet.embedded;

import org.jspecify.annotations.NullMarked;
