package io.broadsheet.ingest.folder;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What tells a changed file from an unchanged one without reading it. */
record FileStamp(long size, Instant modifiedAt) {

    static FileStamp of(BasicFileAttributes attributes) {
        // the database keeps microseconds
        Instant modified = attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS);
        return new FileStamp(attributes.size(), modified);
    }
}
