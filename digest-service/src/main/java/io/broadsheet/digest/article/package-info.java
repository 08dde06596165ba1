/** Articles as they arrived from Kafka, stored once however often they are delivered. */
@NullMarked
package io.broadsheet.digest.article;

import org.jspecify.annotations.NullMarked;
