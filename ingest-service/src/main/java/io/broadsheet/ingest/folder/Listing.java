package io.broadsheet.ingest.folder;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a folder that may hold articles, at one moment.
 *
 * @param files stamps by path below the folder, with {@code /}
 * @param outside links that lead out of the folder
 * @param complete false when there were more files than allowed
 */
record Listing(SortedMap<String, FileStamp> files, Map<String, FileStamp> outside, boolean complete) {

    private static final Set<String> KINDS = Set.of("txt", "md", "markdown", "html", "htm", "eml");

    /** @throws IOException when there is no such folder, or it cannot be read */
    static Listing of(Path folder, int depth, int most) throws IOException {
        Path real = folder.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new IOException("it is not a folder");
        }
        var visitor = new Visitor(real, most);
        Files.walkFileTree(real, EnumSet.noneOf(FileVisitOption.class), depth + 1, visitor);
        return new Listing(visitor.files, visitor.outside, visitor.files.size() < most);
    }

    static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        final SortedMap<String, FileStamp> files = new TreeMap<>();
        final Map<String, FileStamp> outside = new TreeMap<>();
        private final Path root;
        private final int most;

        Visitor(Path root, int most) {
            this.root = root;
            this.most = most;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden = !directory.equals(root) && name(directory).startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = name(file);
            if (name.startsWith(".") || name.equalsIgnoreCase("readme.md") || !KINDS.contains(extension(name))) {
                return FileVisitResult.CONTINUE;
            }
            String key = root.relativize(file).toString().replace('\\', '/');
            if (attributes.isSymbolicLink()) {
                link(file, key, attributes);
            } else if (attributes.isRegularFile()) {
                files.put(key, FileStamp.of(attributes));
            }
            return files.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        private void link(Path file, String key, BasicFileAttributes attributes) throws IOException {
            if (!Files.exists(file)) {
                return; // leads nowhere, perhaps for now
            }
            Path target = file.toRealPath();
            if (!target.startsWith(root)) {
                outside.put(key, FileStamp.of(attributes));
            } else if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                files.put(key, FileStamp.of(Files.readAttributes(target, BasicFileAttributes.class)));
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            return FileVisitResult.CONTINUE; // it went away meanwhile, or is somebody's private folder
        }

        private static String name(Path path) {
            return String.valueOf(path.getFileName());
        }
    }
}
