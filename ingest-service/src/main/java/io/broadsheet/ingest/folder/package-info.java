/** Folders of files: noticing complete ones and reading each kind. */
@NullMarked
package io.broadsheet.ingest.folder;

import org.jspecify.annotations.NullMarked;
