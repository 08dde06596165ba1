package io.broadsheet.digest.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Signs mails that are bytes already (RFC 6376, 5): white space in headers may change on the way ({@code relaxed}), the body
 * may not ({@code simple}), which quoted-printable leaves no cause for.
 */
final class DkimSigner {

    /** Named once more than they are there, so that nobody can add another one for readers to see. */
    private static final List<String> ALONE =
            List.of("from", "to", "subject", "date", "reply-to", "mime-version", "content-type");

    private static final Pattern FIELD_END = Pattern.compile("\r\n(?![ \t])");
    private static final Pattern WHITE = Pattern.compile("[ \t\r\n]+");
    private static final int LINE = 70;

    private final List<DkimKey> keys;
    private final ByteArrayOutputStream canonical = new ByteArrayOutputStream(2048);
    private final String common;

    /**
     * Prepares signatures of one mail.
     *
     * @param header all fields of the mail, each with its line break
     * @param bodyHash SHA-256 of the body
     * @param at when it is signed, in seconds since 1970
     */
    DkimSigner(List<DkimKey> keys, byte[] header, byte[] bodyHash, long at) {
        this.keys = keys;
        List<String> names = new ArrayList<>();
        String fields = new String(header, 0, header.length - 2, StandardCharsets.ISO_8859_1);
        for (String field : FIELD_END.split(fields, -1)) {
            int colon = field.indexOf(':');
            names.add(lower(field.substring(0, colon)));
            canonical.writeBytes(relaxed(field.substring(0, colon), field.substring(colon + 1)));
            canonical.writeBytes(new byte[] {'\r', '\n'});
        }
        names.addAll(ALONE);
        this.common = "t=%d;\r\n\th=%s;\r\n\tbh=%s;\r\n\tb="
                .formatted(at, folded(names), Base64.getEncoder().encodeToString(bodyHash));
    }

    /** A DKIM-Signature field for each key, to go before the other fields. */
    byte[] signatures() {
        ByteArrayOutputStream fields = new ByteArrayOutputStream(1024);
        keys.forEach(key -> fields.writeBytes(signature(key)));
        return fields.toByteArray();
    }

    private byte[] signature(DkimKey key) {
        String unsigned = " v=1; a=%s; c=relaxed/simple; d=%s;\r\n\ts=%s; %s"
                .formatted(key.algorithm(), key.domain(), key.selector(), common);
        ByteArrayOutputStream data = new ByteArrayOutputStream(canonical.size() + 1024);
        data.writeBytes(canonical.toByteArray());
        data.writeBytes(relaxed("DKIM-Signature", unsigned));
        String signature = Base64.getEncoder().encodeToString(key.sign(data.toByteArray()));
        return ("DKIM-Signature:" + unsigned + wrapped(signature) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The names with colons in between, in lines that are not too long. */
    private static String folded(List<String> names) {
        StringBuilder result = new StringBuilder();
        int lineStart = 0;
        for (String name : names) {
            if (!result.isEmpty()) {
                result.append(':');
            }
            if (result.length() - lineStart + name.length() > LINE) {
                result.append("\r\n\t");
                lineStart = result.length();
            }
            result.append(name);
        }
        return result.toString();
    }

    private static String wrapped(String base64) {
        return base64.replaceAll("(.{" + LINE + "})(?=.)", "$1\r\n\t");
    }

    private static byte[] relaxed(String name, String value) {
        return (lower(name) + ":" + WHITE.matcher(value).replaceAll(" ").strip()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
