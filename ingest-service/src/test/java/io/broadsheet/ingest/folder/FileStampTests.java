package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileStampTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00.123456789Z, 2026-11-23T10:00:00.123456Z",
        "+318857-05-20T17:46:39Z, 9999-12-31T23:59:59Z",
        "-314918-08-15T06:13:21Z, 0001-01-01T00:00:00Z",
    })
    void datesAreKeptAsTheDatabaseCan(Instant modified, Instant kept) {
        assertThat(FileStamp.of(new Attributes(FileTime.from(modified)))).isEqualTo(new FileStamp(7, kept));
    }

    /** Of a file system that keeps any date, as not every machine has one. */
    private record Attributes(FileTime lastModifiedTime) implements BasicFileAttributes {

        @Override
        public FileTime lastAccessTime() {
            return lastModifiedTime;
        }

        @Override
        public FileTime creationTime() {
            return lastModifiedTime;
        }

        @Override
        public boolean isRegularFile() {
            return true;
        }

        @Override
        public boolean isDirectory() {
            return false;
        }

        @Override
        public boolean isSymbolicLink() {
            return false;
        }

        @Override
        public boolean isOther() {
            return false;
        }

        @Override
        public long size() {
            return 7;
        }

        @Override
        public Object fileKey() {
            return this;
        }
    }
}
