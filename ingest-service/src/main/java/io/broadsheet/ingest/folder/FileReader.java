package io.broadsheet.ingest.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one file of any of the kinds; whatever is wrong with it becomes a refusal that says so. */
final class FileReader {

    private final long maximumSize;

    FileReader(long maximumSize) {
        this.maximumSize = maximumSize;
    }

    /**
     * Reads a file of the folder.
     *
     * @param path below the folder
     * @param size as it was listed
     */
    FileContent read(Path folder, String path, long size) {
        if (size > maximumSize) {
            return new FileContent.Refused("too large: %,d bytes, at most %,d are read".formatted(size, maximumSize));
        }
        try {
            Path file = folder.toRealPath().resolve(path).toRealPath();
            if (!file.startsWith(folder.toRealPath()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return new FileContent.Refused("a link that leads out of the folder");
            }
            byte[] bytes = bounded(file);
            return content(path, bytes);
        } catch (IOException e) {
            return new FileContent.Refused(FileContent.Refused.UNREADABLE + e);
        }
    }

    private byte[] bounded(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes((int) maximumSize);
        }
    }

    private static FileContent content(String path, byte[] bytes) {
        if (bytes.length == 0) {
            return new FileContent.Refused("empty");
        }
        String extension = Listing.extension(path);
        if (extension.equals("eml")) {
            return MailFile.read(bytes);
        }
        Optional<String> text = Charsets.decode(bytes);
        if (text.isEmpty()) {
            return new FileContent.Refused("not text: it has bytes that no text file has");
        }
        return switch (extension) {
            case "md", "markdown" -> MarkdownFile.read(text.get());
            case "html", "htm" -> HtmlFile.read(text.get());
            default -> TextFile.read(text.get());
        };
    }
}
