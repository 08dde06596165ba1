package io.broadsheet.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a feed's bytes into characters. Zero bytes tell UTF-16 and UTF-32, unless the prolog says something else that
 * fits the bytes; without them the HTTP header goes before the prolog (RFC 7303), unless what they say does not fit the
 * bytes or the bytes are UTF-8 called Latin-1.
 */
final class FeedText {

    private static final Pattern PROLOG = Pattern.compile("^<\\?.*?encoding\\s*=\\s*['\"]\\s*(.*?)\\s*['\"].*?\\?>");
    private static final Pattern HEADER = Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{2,40})");
    private static final Pattern XML = Pattern.compile("(?s)application/(?:xml\\b|xml-|[^;]*\\+xml).*");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset EBCDIC = Charset.forName("IBM037");
    private static final Set<Charset> LATIN = Set.of(StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII, WINDOWS);
    private static final Map<String, String> ALIASES = Map.of(
            "gb2312",
            "gb18030",
            "mac-roman",
            "x-MacRoman",
            "macintosh",
            "x-MacRoman",
            "utf-16-le",
            "utf-16le",
            "utf-16-be",
            "utf-16be");
    private static final int HEAD = 400;
    private static final char REPLACEMENT = '\uFFFD';

    private FeedText() {}

    static String decode(byte[] bytes, @Nullable String contentType) {
        Charset wide = wide(bytes);
        int mark = mark(bytes);
        ByteBuffer content = ByteBuffer.wrap(bytes, mark, bytes.length - mark).slice();
        Optional<String> shown = wide == null ? Optional.empty() : strict(content, wide);
        String head = shown.map(text -> text.substring(0, Math.min(text.length(), HEAD)))
                .orElseGet(() ->
                        new String(bytes, mark, Math.min(content.remaining(), HEAD), StandardCharsets.ISO_8859_1));
        String type = contentType == null ? "" : contentType.strip();
        Optional<String> header = isAboutXml(type.toLowerCase(Locale.ROOT)) ? name(HEADER, type) : Optional.empty();
        if (wide != null && header.filter(FeedText::isWide).isPresent() && shown.isPresent()) {
            return shown.get();
        }
        List<Charset> named = new ArrayList<>(2);
        if (wide == null) {
            header.flatMap(FeedText::charset).ifPresent(named::add);
        }
        name(PROLOG, head)
                .filter(name -> !isWide(name))
                .flatMap(FeedText::charset)
                .ifPresent(named::add);
        for (Charset charset : named) {
            Optional<String> text = strict(content, charset);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return shown.or(() -> strict(content, StandardCharsets.UTF_8)).orElseGet(() -> StrayBytes.decode(content));
    }

    private static boolean isAboutXml(String type) {
        return type.startsWith("application/") ? XML.matcher(type).matches() : type.startsWith("text/");
    }

    /** How many bytes tell the encoding only. */
    private static int mark(byte[] b) {
        int first = start(b);
        return switch (first) {
            case 0x0000FEFF, 0xFFFE0000 -> 4;
            default -> first >>> 8 == 0xEFBBBF ? 3 : first >>> 16 == 0xFEFF || first >>> 16 == 0xFFFE ? 2 : 0;
        };
    }

    private static int start(byte[] b) {
        int start = 0;
        for (int i = 0; i < 4; i++) {
            start = start << 8 | (i < b.length ? b[i] & 0xFF : ' ');
        }
        return start;
    }

    /** UTF-16 and UTF-32 show themselves by a mark, or by the zero bytes around the first character. */
    private static @Nullable Charset wide(byte[] b) {
        int first = start(b);
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

    private static Optional<String> name(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Encodings that show themselves, if the bytes are really in them; feeds that only say so in the prolog are many. */
    private static boolean isWide(String name) {
        return name.startsWith("utf-16") || name.startsWith("utf-32") || name.startsWith("iso-10646");
    }

    /** None for names that are unknown, somebody's own, or do not say the order of the bytes. */
    private static Optional<Charset> charset(String name) {
        if (name.startsWith("x-") || (isWide(name) && !name.endsWith("e"))) {
            return Optional.empty();
        }
        try {
            Charset charset = Charset.forName(ALIASES.getOrDefault(name, name));
            // the JDK has more names for it, such as "unicode"
            boolean wide = charset.equals(StandardCharsets.UTF_16) || charset.equals(StandardCharsets.UTF_32);
            return wide ? Optional.empty() : Optional.of(charset);
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
        if (charset.equals(StandardCharsets.UTF_8)) {
            String text = new String(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining(), charset);
            if (text.indexOf(REPLACEMENT) < 0) {
                return text; // nothing had to be replaced
            }
        }
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes.duplicate())
                .toString();
    }
}
