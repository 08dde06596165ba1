package io.broadsheet.ingest.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Half a SHA-256 of some texts, in hexadecimal digits: nobody finds two that have the same. */
public final class Hash {

    private static final int BYTES = 16;

    private Hash() {}

    /** The hash of texts in that order; nothing is not the same as an empty text. */
    public static String of(@Nullable String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                if (part != null) {
                    digest.update(part.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                } else {
                    digest.update((byte) 1);
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
