package io.broadsheet.digest.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Quoted-printable (RFC 2045, 6.7) of text in pieces, so that pieces encoded at different times can be joined. */
final class QuotedPrintable {

    private static final int MAXIMUM_LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out;
    private int column;

    private QuotedPrintable(int size) {
        out = new ByteArrayOutputStream(size);
    }

    /**
     * Encodes a piece of text. The result starts at the beginning of a line and leaves off at the beginning of one, by a
     * soft break where the text does not end in a line break.
     */
    static byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        QuotedPrintable encoder = new QuotedPrintable(bytes.length + bytes.length / 8 + 16);
        encoder.write(bytes);
        return encoder.out.toByteArray();
    }

    private void write(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            byte b = text[i];
            if (b == '\n' || b == '\r') {
                if (b == '\r' && i + 1 < text.length && text[i + 1] == '\n') {
                    i++;
                }
                hardBreak();
            } else if (isLiteral(b, i + 1 < text.length ? text[i + 1] : 0)) {
                room(1);
                out.write(b);
                column++;
            } else {
                room(3);
                out.write('=');
                out.write(HEX[(b >> 4) & 0xF]);
                out.write(HEX[b & 0xF]);
                column += 3;
            }
        }
        if (column > 0) {
            softBreak();
        }
    }

    /** Space and tab must not end a line; a dot or "From" that starts one is changed by some mail servers. */
    private boolean isLiteral(byte b, byte next) {
        return switch (b) {
            case ' ', '\t' -> next != '\n' && next != '\r';
            case '.', 'F' -> column > 0 && column + 1 < MAXIMUM_LINE;
            case '=' -> false;
            default -> b > ' ' && b < 0x7F;
        };
    }

    private void room(int width) {
        if (column + width >= MAXIMUM_LINE) {
            softBreak();
        }
    }

    private void softBreak() {
        out.write('=');
        hardBreak();
    }

    private void hardBreak() {
        out.write('\r');
        out.write('\n');
        column = 0;
    }
}
