package io.broadsheet.ingest.folder;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What tells a changed file from an unchanged one without reading it. */
record FileStamp(long size, Instant modifiedAt) {

    /** Some file systems keep dates that the database does not. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static FileStamp of(BasicFileAttributes attributes) {
        // the database keeps microseconds
        Instant modified = attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS);
        if (modified.isBefore(EARLIEST) || modified.isAfter(LATEST)) {
            return new FileStamp(attributes.size(), modified.isAfter(LATEST) ? LATEST : EARLIEST);
        }
        return new FileStamp(attributes.size(), modified);
    }
}
