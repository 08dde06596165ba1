package io.broadsheet.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a feed's bytes into characters that XML allows. Zero bytes tell UTF-16 and UTF-32; else the HTTP header goes
 * before the prolog (RFC 7303), unless what they say does not fit the bytes or the bytes are UTF-8 called Latin-1.
 */
final class FeedText {

    private static final Pattern PROLOG = Pattern.compile("^<\\?.*?encoding\\s*=\\s*['\"]\\s*(.*?)\\s*['\"].*?\\?>");
    private static final Pattern HEADER = Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{2,40})");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset EBCDIC = Charset.forName("IBM037");
    private static final Set<Charset> LATIN = Set.of(StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII, WINDOWS);
    private static final int HEAD = 400;

    private FeedText() {}

    static String decode(byte[] bytes, @Nullable String contentType) {
        Charset wide = wide(bytes);
        if (wide != null) {
            String text = new String(bytes, wide);
            return clean(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
        int mark =
                bytes.length > 2 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF
                        ? 3
                        : 0;
        ByteBuffer content = ByteBuffer.wrap(bytes, mark, bytes.length - mark).slice();
        String head = new String(bytes, mark, Math.min(content.remaining(), HEAD), StandardCharsets.ISO_8859_1);
        String type = contentType == null ? "" : contentType.strip();
        boolean trusted = !type.toLowerCase(Locale.ROOT).startsWith("application/")
                ? type.toLowerCase(Locale.ROOT).startsWith("text/")
                : type.toLowerCase(Locale.ROOT).matches("(?s)application/(?:xml\\b|xml-|[^;]*\\+xml).*");
        return clean(Stream.of(trusted ? named(HEADER, type) : Optional.<Charset>empty(), named(PROLOG, head))
                .flatMap(Optional::stream)
                .map(charset -> strict(content, charset))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> strict(content, StandardCharsets.UTF_8))
                .orElseGet(() -> utf8OrWindows(content)));
    }

    /** UTF-16 and UTF-32 show themselves by a mark, or by the zero bytes around the first character. */
    private static @Nullable Charset wide(byte[] b) {
        if (b.length < 4) {
            return null;
        }
        int first = (b[0] & 0xFF) << 24 | (b[1] & 0xFF) << 16 | (b[2] & 0xFF) << 8 | (b[3] & 0xFF);
        return switch (first) {
            case 0x0000FEFF, 0x0000003C -> Charset.forName("UTF-32BE");
            case 0xFFFE0000, 0x3C000000 -> Charset.forName("UTF-32LE");
            case 0x003C003F -> StandardCharsets.UTF_16BE;
            case 0x3C003F00 -> StandardCharsets.UTF_16LE;
            case 0x4C6FA794 -> EBCDIC;
            default ->
                switch (first >>> 16) {
                    case 0xFEFF -> StandardCharsets.UTF_16BE;
                    case 0xFFFE -> StandardCharsets.UTF_16LE;
                    default -> null;
                };
        };
    }

    private static Optional<Charset> named(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String name = found.group(1).toLowerCase(Locale.ROOT);
        if (name.startsWith("utf-16") || name.startsWith("utf-32") || name.startsWith("iso-10646")) {
            return Optional.empty(); // would have shown itself
        }
        try {
            return Optional.of(Charset.forName(name.equals("gb2312") ? "gb18030" : name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(ByteBuffer bytes, Charset charset) {
        try {
            // text that is UTF-8 beyond ASCII hardly ever is anything else, whatever it is called
            Charset tried = LATIN.contains(charset) && isUtf8(bytes) ? StandardCharsets.UTF_8 : charset;
            return Optional.of(decoded(bytes, tried));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            decoded(bytes, StandardCharsets.UTF_8);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String decoded(ByteBuffer bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes.duplicate())
                .toString();
    }

    /** Each byte that is not UTF-8 is taken for windows-1252: it costs no other character, however few or many there are. */
    private static String utf8OrWindows(ByteBuffer bytes) {
        ByteBuffer in = bytes.duplicate();
        var out = new StringBuilder(in.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        var chunk = java.nio.CharBuffer.allocate(8_192);
        while (true) {
            var result = decoder.decode(in, chunk, true);
            out.append(chunk.flip());
            chunk.clear();
            if (result.isUnderflow()) {
                return out.toString();
            }
            if (result.isMalformed()) {
                for (int i = 0; i < result.length(); i++) {
                    out.append(new String(new byte[] {in.get()}, WINDOWS));
                }
                decoder.reset();
            }
        }
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
