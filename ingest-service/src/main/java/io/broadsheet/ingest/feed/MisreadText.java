package io.broadsheet.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Mends text that somebody before us has read in the wrong encoding: UTF-8 or windows-1252 taken for Latin-1. */
final class MisreadText {

    private static final String WINDOWS = windows();

    private MisreadText() {}

    static String mended(String text) {
        int ascii = 0;
        while (ascii < text.length() && text.charAt(ascii) < 0x80) {
            ascii++;
        }
        if (ascii == text.length()) {
            return text;
        }
        int highest = 0;
        for (int i = ascii; i < text.length(); i++) {
            highest = Math.max(highest, text.charAt(i));
        }
        return translated(highest <= 0xFF ? fromUtf8(text) : text);
    }

    private static String fromUtf8(String text) {
        ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(CharBuffer.wrap(text));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    private static String translated(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && c < 0xA0) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, WINDOWS.charAt(c - 0x80));
            }
        }
        return out == null ? text : out.toString();
    }

    private static String windows() {
        var table = new StringBuilder();
        for (int i = 0x80; i < 0xA0; i++) {
            char c = new String(new byte[] {(byte) i}, Charset.forName("windows-1252")).charAt(0);
            table.append(c == '\uFFFD' ? (char) i : c);
        }
        return table.toString();
    }
}
