package io.broadsheet.ingest.folder;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out how a file's bytes are to be read: byte order mark, UTF-8 if it is that, declaration, letters, else windows-1252. */
final class Charsets {

    private static final Pattern DECLARED = Pattern.compile(
            "(?i)(?:<(?:meta|\\?xml)[^>]{0,200}(?:charset|encoding)\\s*=|(?<=\n)(?:charset|encoding):)\\s*[\"']?\\s*([a-z0-9_:-]{2,40})");
    private static final int HEAD = 2_048;

    private Charsets() {}

    /** The text; empty when the bytes are no text at all. */
    static Optional<String> decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return strict(bytes, wide);
        }
        if (isBinary(bytes)) {
            return Optional.empty();
        }
        return Optional.of(strict(bytes, StandardCharsets.UTF_8)
                .or(() -> declared(bytes).flatMap(charset -> strict(bytes, charset)))
                .or(() -> guessed(bytes))
                .orElseGet(() -> new String(bytes, Charset.forName("windows-1252"))));
    }

    /** UTF-16 without a mark: every other byte of what is mostly Latin letters is zero. */
    private static @Nullable Charset wide(byte[] bytes) {
        int length = Math.min(bytes.length, HEAD) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int most = length * 3 / 8;
        if (length < 4 || (even > 0 && odd > 0)) {
            return null;
        }
        return odd > most ? StandardCharsets.UTF_16LE : even > most ? StandardCharsets.UTF_16BE : null;
    }

    /** Text has no null bytes and next to no control characters. */
    private static boolean isBinary(byte[] bytes) {
        int control = 0;
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
            if (b > 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 27) {
                control++;
            }
        }
        return control > bytes.length / 50;
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Where most letters are beyond ASCII, the text is in no Western language, and its letters tell the encoding. */
    private static Optional<String> guessed(byte[] bytes) {
        int ascii = 0;
        int beyond = 0;
        for (byte b : bytes) {
            ascii += (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') ? 1 : 0;
            beyond += b < 0 ? 1 : 0;
        }
        if (beyond <= ascii) {
            return Optional.empty();
        }
        CharsetMatch match = new CharsetDetector().setText(bytes).detect();
        return match == null || !Charset.isSupported(match.getName())
                ? Optional.empty()
                : strict(bytes, Charset.forName(match.getName()));
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        var found = DECLARED.matcher(head);
        try {
            return found.find() ? Optional.of(Charset.forName(found.group(1))) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
