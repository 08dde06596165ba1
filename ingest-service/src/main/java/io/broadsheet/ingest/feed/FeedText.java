package io.broadsheet.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a feed's bytes into characters that XML allows. What the bytes are in is said by the byte order mark, the
 * prolog and the HTTP header, in this order of trust, and by none of them if UTF-8 fits and what they say does not.
 */
final class FeedText {

    private static final Pattern PROLOG =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([A-Za-z0-9._:-]{2,40})");
    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{2,40})");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HEAD = 400;

    private FeedText() {}

    static String decode(byte[] bytes, @Nullable String contentType) {
        Charset marked = byteOrder(bytes);
        if (marked != null) {
            String text = new String(bytes, marked);
            return clean(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        return clean(named(PROLOG, head)
                .flatMap(charset -> strict(bytes, charset))
                .or(() -> named(HEADER, contentType == null ? "" : contentType)
                        .flatMap(charset -> strict(bytes, charset)))
                .or(() -> strict(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> new String(bytes, mostlyUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS)));
    }

    /** UTF-16 and UTF-32 show themselves by a mark, or by the zero bytes around the first character. */
    private static @Nullable Charset byteOrder(byte[] b) {
        if (b.length < 4) {
            return null;
        }
        int first = (b[0] & 0xFF) << 24 | (b[1] & 0xFF) << 16 | (b[2] & 0xFF) << 8 | (b[3] & 0xFF);
        if (first >>> 8 == 0xEFBBBF) {
            return StandardCharsets.UTF_8;
        }
        return switch (first) {
            case 0x0000FEFF, 0x0000003C -> StandardCharsets.UTF_32BE;
            case 0xFFFE0000, 0x3C000000 -> StandardCharsets.UTF_32LE;
            case 0x003C003F -> StandardCharsets.UTF_16BE;
            case 0x3C003F00 -> StandardCharsets.UTF_16LE;
            default ->
                switch (first >>> 16) {
                    case 0xFEFF -> StandardCharsets.UTF_16BE;
                    case 0xFFFE -> StandardCharsets.UTF_16LE;
                    default -> null;
                };
        };
    }

    private static Optional<Charset> named(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String name = found.group(1).toLowerCase(Locale.ROOT);
        try {
            // UTF-16 would have shown itself; and pages called Latin-1 are windows-1252 (WHATWG Encoding)
            return name.startsWith("utf-16") || name.startsWith("utf-32")
                    ? Optional.empty()
                    : Optional.of(
                            name.equals("iso-8859-1") || name.equals("us-ascii") ? WINDOWS : Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            // text that is UTF-8 beyond ASCII hardly ever is anything else, whatever it is called
            Charset tried = charset.equals(WINDOWS) && isUtf8(bytes) ? StandardCharsets.UTF_8 : charset;
            return Optional.of(decoded(bytes, tried));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            decoded(bytes, StandardCharsets.UTF_8);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String decoded(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** A stray byte in good UTF-8 should cost one character, not all of them. */
    private static boolean mostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long broken = text.chars().filter(c -> c == 0xFFFD).count();
        long foreign = text.chars().filter(c -> c > 0x7F).count();
        return broken * 4 < foreign;
    }

    /** XML 1.0 has no control characters but tab and line ends. */
    private static String clean(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = c >= ' ' ? c < 0xFFFE && !isLone(text, i) : c == '\n' || c == '\r' || c == '\t';
            if (!allowed && out == null) {
                out = new StringBuilder(text.length()).append(text, 0, i);
            } else if (allowed && out != null) {
                out.append(c);
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
