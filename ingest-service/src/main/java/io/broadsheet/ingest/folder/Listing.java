package io.broadsheet.ingest.folder;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a folder that may hold articles, at one moment.
 *
 * @param files stamps by path below the folder, with {@code /}
 * @param refused files that are not even opened, such as links that lead out of the folder
 * @param closed subfolders that may not be looked into, with a {@code /} at the end
 * @param complete false when there were more files than allowed
 */
record Listing(
        SortedMap<String, FileStamp> files, Map<String, KnownFile> refused, Set<String> closed, boolean complete) {

    private static final Set<String> KINDS = Set.of("txt", "md", "markdown", "html", "htm", "eml");

    /** @throws IOException when there is no such folder, or it cannot be read */
    static Listing of(Path folder, int depth, int most) throws IOException {
        Path real = folder.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new IOException("it is not a folder");
        }
        var visitor = new Visitor(real, most);
        Files.walkFileTree(real, EnumSet.noneOf(FileVisitOption.class), depth + 1, visitor);
        return visitor.listing();
    }

    /** Those of some files that are there. */
    static Listing of(Path folder, Collection<String> paths) throws IOException {
        Path real = folder.toRealPath();
        var visitor = new Visitor(real, Integer.MAX_VALUE);
        for (String path : paths) {
            Path file = real.resolve(path);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                visitor.visitFile(
                        file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return visitor.listing();
    }

    boolean has(String path) {
        return files.containsKey(path) || refused.containsKey(path);
    }

    /** Whether nothing can be said about the path. */
    boolean hides(String path) {
        return closed.stream().anyMatch(path::startsWith);
    }

    static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final SortedMap<String, FileStamp> files = new TreeMap<>();
        private final Map<String, KnownFile> refused = new TreeMap<>();
        private final Set<String> closed = new TreeSet<>();
        private final Path root;
        private final int most;

        Visitor(Path root, int most) {
            this.root = root;
            this.most = most;
        }

        Listing listing() {
            return new Listing(files, refused, closed, files.size() < most);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden = !directory.equals(root) && isHidden(directory);
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = String.valueOf(file.getFileName());
            boolean other = name.startsWith(".") || name.startsWith("~") || name.equalsIgnoreCase("readme.md");
            if (other || !KINDS.contains(extension(name))) {
                return FileVisitResult.CONTINUE;
            }
            String key = key(file);
            if (key.indexOf('\uFFFD') >= 0) {
                refused.put(key, KnownFile.refused(FileStamp.of(attributes), "its name is not UTF-8: rename it"));
            } else if (attributes.isSymbolicLink()) {
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
                refused.put(key, KnownFile.refused(FileStamp.of(attributes), "a link that leads out of the folder"));
            } else if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                files.put(key, FileStamp.of(Files.readAttributes(target, BasicFileAttributes.class)));
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            closed.add(key(file) + "/"); // somebody's private folder, or it went away meanwhile
            return FileVisitResult.CONTINUE;
        }

        private String key(Path file) {
            return root.relativize(file).toString().replace('\\', '/');
        }
    }
}
