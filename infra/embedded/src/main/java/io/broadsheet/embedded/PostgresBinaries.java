package io.broadsheet.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs for this machine; processes that do so at the same time do not disturb each other. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * Unpacks unless that was done before.
     *
     * @param parent directory to keep them in; a new version gets a new directory below it
     * @return the directory that has {@code bin} in it
     */
    static Path unpackedIn(Path parent) throws IOException {
        String name = archiveName();
        URL archive = archive(name);
        // the archive has no version in its name, but no two versions of one size
        Path home = parent.resolve(name + "-" + archive.openConnection().getContentLengthLong());
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(parent);
        Path unfinished = Files.createTempDirectory(parent, "unpacking");
        unpack(archive, unfinished);
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Directories.delete(unfinished); // another process was faster
        }
        return home;
    }

    private static String archiveName() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "");
        boolean arm = arch.equals("aarch64");
        if (os.contains("mac")) {
            return arm ? "postgres-darwin-arm_64" : "postgres-darwin-x86_64";
        }
        if (os.contains("windows")) {
            return "postgres-windows-x86_64";
        }
        boolean musl = Files.exists(Path.of("/etc/alpine-release"));
        return "postgres-linux-%s%s".formatted(arm ? "arm_64" : "x86_64", musl ? "-alpine_linux" : "");
    }

    private static URL archive(String name) throws IOException {
        URL archive = PostgresBinaries.class.getResource("/" + name + ".txz");
        if (archive == null) {
            throw new IOException("there is no embedded PostgreSQL for %s %s (%s.txz): use an external one"
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), name));
        }
        return archive;
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolve("..").normalize());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if (file.startsWith(target.resolve("bin"))) {
                        file.toFile().setExecutable(true, false);
                    }
                }
            }
        }
    }
}
