package io.broadsheet.digest.mail;

import io.broadsheet.digest.mail.Placeholders.Piece;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.web.util.HtmlUtils;

/** A template's two texts as the bytes that go over the wire, but for the recipients' values. */
final class EncodedBody {

    /** Neither form of a body has this beginning anywhere else. */
    static final String BOUNDARY = "=_broadsheet_alternative";

    private final String name;
    private final Function<String, byte[]> encoding;
    private final List<Part> parts = new ArrayList<>();
    private int size;

    /** Something to write for each recipient. */
    private interface Part {
        void write(OutputStream out, Map<MergeField, String> fields) throws IOException;
    }

    /**
     * Encodes the texts.
     *
     * @param name of the encoding, as in Content-Transfer-Encoding (RFC 2045, 6.1)
     * @param encoding makes bytes of a piece of text, whatever comes before and after
     */
    EncodedBody(MailContent content, String name, Function<String, byte[]> encoding) {
        this.name = name;
        this.encoding = encoding;
        text("text/plain", content.text(), UnaryOperator.identity());
        text("text/html", content.html(), EncodedBody::escaped);
        literal(ascii("--" + BOUNDARY + "--\r\n"));
    }

    /** A recipient's value as it stands in HTML. */
    static String escaped(String value) {
        return HtmlUtils.htmlEscape(value, StandardCharsets.UTF_8.name());
    }

    private void text(String type, String text, UnaryOperator<String> escape) {
        literal(ascii("--" + BOUNDARY + "\r\nContent-Type: " + type + "; charset=UTF-8\r\nContent-Transfer-Encoding: "
                + name + "\r\n\r\n"));
        for (Piece piece : Placeholders.cut(text)) {
            switch (piece) {
                case Piece.Fixed fixed -> literal(encoding.apply(fixed.text()));
                case Piece.Slot slot ->
                    parts.add((out, fields) ->
                            out.write(encoding.apply(escape.apply(Placeholders.value(slot.field(), fields)))));
            }
        }
        literal(ascii("\r\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void literal(byte[] bytes) {
        size += bytes.length;
        parts.add((out, fields) -> out.write(bytes));
    }

    /** How many bytes it has without the recipients' values. */
    int size() {
        return size;
    }

    void write(OutputStream out, Map<MergeField, String> fields) throws IOException {
        for (Part part : parts) {
            part.write(out, fields);
        }
    }
}
