package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Everything a standalone keeps; a lock makes sure that one instance at a time writes there. */
record DataDirectory(Path path, FileChannel lockFile) implements AutoCloseable {

    static DataDirectory open(Path path) throws StartRefused {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            FileChannel channel =
                    FileChannel.open(absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) != null) {
                return new DataDirectory(absolute, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new StartRefused(
                    "cannot write to the data directory %s (%s): set standalone.data in broadsheet.yaml"
                            .formatted(absolute, e.getMessage()),
                    e);
        }
        throw new StartRefused(
                "another Broadsheet is running on %s: stop it first, or give this one its own standalone.data and standalone.ports in broadsheet.yaml"
                        .formatted(absolute));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this JVM
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
