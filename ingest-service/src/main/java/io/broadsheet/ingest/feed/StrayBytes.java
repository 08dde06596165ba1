package io.broadsheet.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads bytes that are in none of the encodings they should be in. In text that is mostly UTF-8 each byte that is not
 * counts as windows-1252 and costs no other character; else all of it is windows-1252, or Latin-2, which knows all bytes.
 */
final class StrayBytes {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset LATIN_2 = Charset.forName("ISO-8859-2");

    private final ByteBuffer in;
    private final StringBuilder out;
    private int stray;

    private StrayBytes(ByteBuffer in) {
        this.in = in;
        this.out = new StringBuilder(in.remaining());
    }

    static String decode(ByteBuffer bytes) {
        var reading = new StrayBytes(bytes.duplicate());
        reading.read();
        long beyondAscii = reading.out.chars().filter(c -> c >= 0x80).count() - reading.stray;
        return beyondAscii >= reading.stray ? reading.out.toString() : whole(bytes);
    }

    private static String whole(ByteBuffer bytes) {
        try {
            return WINDOWS.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return LATIN_2.decode(bytes.duplicate()).toString();
        }
    }

    private void read() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        var chunk = CharBuffer.allocate(8_192);
        while (true) {
            var result = decoder.decode(in, chunk, true);
            out.append(chunk.flip());
            chunk.clear();
            if (result.isUnderflow()) {
                return;
            }
            if (result.isMalformed()) {
                for (int i = 0; i < result.length(); i++) {
                    out.append(new String(new byte[] {in.get()}, WINDOWS));
                    stray++;
                }
                decoder.reset();
            }
        }
    }
}
