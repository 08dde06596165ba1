/** Gets what is recorded to Kafka: batches, acknowledgements, and patience while there is no broker. */
@NullMarked
package io.broadsheet.ingest.publishing;

import org.jspecify.annotations.NullMarked;
