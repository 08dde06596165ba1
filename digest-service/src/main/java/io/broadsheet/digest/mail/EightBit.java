package io.broadsheet.digest.mail;

import io.broadsheet.digest.mail.Placeholders.Piece;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text as it is, for servers that take all eight bits of each byte (RFC 6152): letters beyond ASCII have two to four bytes
 * instead of six to twelve. Not every text may be sent so, and no other one.
 */
final class EightBit {

    /** Bytes between two line breaks (RFC 5322, 2.1.1). */
    private static final int LONGEST_LINE = 998;

    /** What a recipient's value may add to a line; longer ones make the mail one to be encoded. */
    private static final int ROOM = 300;

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r|\\n");
    /** Controls, what the end of a part has, and what some servers change where it starts a line. */
    private static final Pattern UNFIT = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]|=_|(?m:^)From ");

    /** A template's text that could make the end of a part together with what is before and behind it. */
    private static final Pattern HALF_AN_END = Pattern.compile("(?:\\A-?|--)=\\z");

    private EightBit() {}

    /** Whether a template's text may be sent so. */
    static boolean takes(String text) {
        int line = 0;
        for (Piece piece : Placeholders.cut(text)) {
            switch (piece) {
                case Piece.Fixed(String fixed) -> {
                    String[] lines = LINE_BREAK.split(fixed, -1);
                    for (int i = 0; i < lines.length; i++) {
                        line = (i == 0 ? line : 0) + bytes(lines[i]);
                        if (line > LONGEST_LINE) {
                            return false;
                        }
                    }
                    if (UNFIT.matcher(fixed).find()
                            || HALF_AN_END.matcher(fixed).find()) {
                        return false;
                    }
                }
                case Piece.Slot slot -> line += ROOM;
            }
        }
        return line <= LONGEST_LINE;
    }

    /** Whether a recipient's values may be sent so. */
    static boolean takes(Map<MergeField, String> fields) {
        return fields.values().stream()
                .allMatch(value -> bytes(EncodedBody.escaped(value)) <= ROOM
                        && !UNFIT.matcher(value).find()
                        && !value.endsWith("="));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The bytes, with every line break as mails have it. */
    static byte[] encode(String text) {
        return LINE_BREAK.matcher(text).replaceAll("\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
