/** Articles as they were first seen, by whom, and what each topic thought of them; and which are still to be sent. */
@NullMarked
package io.broadsheet.ingest.article;

import org.jspecify.annotations.NullMarked;
