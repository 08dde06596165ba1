package io.broadsheet.digest.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What goes out in one write; used again for the connection's next mail. */
final class WireBuffer extends ByteArrayOutputStream {

    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    WireBuffer() {
        super(1024);
    }

    /** Adds a command. */
    void command(String command) {
        if (command.indexOf('\r') >= 0 || command.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a command is one line");
        }
        writeBytes(command.getBytes(StandardCharsets.UTF_8));
        write('\r');
        write('\n');
    }

    /**
     * Doubles dots that start a line (RFC 5321, 4.5.2), and adds the dot that ends a mail.
     *
     * @param end of the part in which there may be any
     */
    void endContent(int end) {
        int dots = dots(end);
        if (dots > 0) {
            doubleDots(dots);
        }
        boolean lineEnded = count >= 2 && buf[count - 2] == '\r' && buf[count - 1] == '\n';
        write(END, lineEnded ? 2 : 0, END.length - (lineEnded ? 2 : 0));
    }

    private int dots(int end) {
        byte[] bytes = buf;
        int dots = end > 0 && bytes[0] == '.' ? 1 : 0;
        for (int i = 1; i < end; i++) {
            if (bytes[i] == '.' && bytes[i - 1] == '\n') {
                dots++;
            }
        }
        return dots;
    }

    private void doubleDots(int dots) {
        byte[] doubled = new byte[count + dots];
        int to = 0;
        for (int i = 0; i < count; i++) {
            if (buf[i] == '.' && (i == 0 || buf[i - 1] == '\n')) {
                doubled[to++] = '.';
            }
            doubled[to++] = buf[i];
        }
        reset();
        write(doubled, 0, to);
    }
}
