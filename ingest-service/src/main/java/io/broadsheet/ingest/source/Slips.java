package io.broadsheet.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Slips of the hand that YAML lets pass, or of which it tells in its own words only. */
final class Slips {

    /** As copying from a web page brings them; YAML takes them for letters. */
    private static final Pattern NO_BREAK_SPACES = Pattern.compile("(?m)^[ \\t]*\\u00a0[\\u00a0 \\t]*[\\w\"'-]+:");

    private static final Pattern BLOCK = Pattern.compile("(topics|sources):\\s*(?:#.*)?");

    private Slips() {}

    static void check(Path path, byte[] content) {
        boolean wide = content.length > 1 && (content[0] == (byte) 0xFE || content[0] == (byte) 0xFF);
        if (wide) { // UTF-16, which YAML may be
            return;
        }
        CharsetDecoder decoder = UTF_8.newDecoder();
        var text = CharBuffer.allocate(content.length + 1);
        var bytes = ByteBuffer.wrap(content);
        boolean legible = !decoder.decode(bytes, text, true).isError();
        String read = text.flip().toString();
        if (!legible) {
            throw new InvalidCatalogue(
                    path, position(read, read.length()), null, "is not UTF-8: save the file as that");
        }
        Matcher indented = NO_BREAK_SPACES.matcher(read);
        if (indented.find()) {
            throw new InvalidCatalogue(
                    path, position(read, indented.start()), null, "is indented with no-break spaces; use plain ones");
        }
        checkBlocks(path, read.lines().toList());
    }

    /** With nothing below it all sources would be gone. */
    private static void checkBlocks(Path path, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher block = BLOCK.matcher(lines.get(i));
            if (block.matches() && isEmpty(lines.subList(i + 1, lines.size()))) {
                throw new InvalidCatalogue(
                        path,
                        (i + 1) + ":1",
                        block.group(1),
                        "is empty: indent its entries by two blanks, or write {} if there shall be none");
            }
        }
    }

    private static boolean isEmpty(List<String> below) {
        return below.stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .findFirst()
                .map(next -> Character.isLetterOrDigit(next.charAt(0)) || next.startsWith("\""))
                .orElse(true);
    }

    private static String position(String text, int at) {
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return line + ":" + (at - text.lastIndexOf('\n', at - 1));
    }

    /** What usually is behind one of the YAML reader's complaints. */
    static String hint(@Nullable String problem) {
        String complaint = String.valueOf(problem);
        if (complaint.startsWith("mapping values are not allowed")) {
            return "; the line above may lack its colon, and a text with a colon and a blank in it needs quotes";
        }
        return complaint.contains("stream end") || complaint.contains("end of stream")
                ? "; a quote or a bracket is not closed"
                : "";
    }
}
