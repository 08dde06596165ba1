/** Articles as they were first seen, by whom, and what each topic thought of them; the rows are the outbox, too. */
@NullMarked
package io.broadsheet.ingest.article;

import org.jspecify.annotations.NullMarked;
