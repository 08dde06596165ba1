package io.broadsheet.ingest.feed;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.entity.DeflateInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes content codings (RFC 9110, 8.4), each layer held to the size that a feed may have. */
final class ContentCodings {

    static final String ACCEPTED = "gzip, deflate, br, zstd";

    /** Servers send these too, and mean nothing by them. */
    private static final Set<String> NONE = Set.of("identity", "none", "utf-8", "");

    private static final int MOST_LAYERS = 2;
    /** Among so many bytes of what is not text there is a control character. */
    private static final int TELLING = 256;

    private static final int LARGEST_ZSTD_WINDOW = 23; // 8 MB, the most that RFC 9659 allows on the web

    private ContentCodings() {}

    /** The body cannot be made plain. */
    static final class Undecodable extends IOException {
        private static final long serialVersionUID = 1L;

        Undecodable(String message) {
            super(message);
        }
    }

    /** The body in plain; fails when it is damaged, coded in an unknown way, or larger than allowed. */
    static byte[] decode(byte[] body, @Nullable String codings, int maximum) throws IOException {
        List<String> layers = Arrays.stream((codings == null ? "" : codings).split(","))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !NONE.contains(coding))
                .toList();
        if (layers.size() > MOST_LAYERS) {
            throw new Undecodable("coded %d times over (%s)".formatted(layers.size(), codings));
        }
        byte[] plain = body;
        for (String coding : layers.reversed()) {
            if (plain.length > 0) {
                plain = decodeOne(plain, coding, maximum);
            }
        }
        return plain;
    }

    private static byte[] decodeOne(byte[] body, String coding, int maximum) throws IOException {
        try (InputStream in = stream(body, coding)) {
            byte[] plain = in.readNBytes(maximum + 1);
            if (plain.length > maximum) {
                throw new Answer.TooLarge(maximum);
            }
            return plain;
        } catch (Answer.TooLarge | Undecodable e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            String how = e instanceof EOFException ? "it ends too early" : Brief.of(e.getMessage());
            throw new Undecodable("damaged %s content: %s; the site has to mend it".formatted(coding, how));
        }
    }

    private static InputStream stream(byte[] body, String coding) throws IOException {
        var in = new ByteArrayInputStream(body);
        return switch (coding) {
            case "gzip", "x-gzip" -> isGzip(body) ? new GZIPInputStream(in) : in;
            case "deflate" -> new DeflateInputStream(in);
            case "br" -> new BrotliInputStream(in);
            case "zstd" -> new ZstdInputStreamNoFinalizer(in).setLongMax(LARGEST_ZSTD_WINDOW);
            default -> {
                if (!isText(body)) {
                    throw new Undecodable(
                            "unknown content coding: %s; the site has to mend it".formatted(Brief.of(coding)));
                }
                yield in;
            }
        };
    }

    /** Stores put their own words there (aws-chunked, binary) and send plain text, as browsers find out. */
    private static boolean isText(byte[] body) {
        for (int i = 0; i < Math.min(body.length, TELLING); i++) {
            if (body[i] >= 0 && body[i] < ' ' && !Character.isWhitespace(body[i])) {
                return false;
            }
        }
        return true;
    }

    /** Some servers say gzip and send plain text. */
    private static boolean isGzip(byte[] body) {
        return body.length > 1 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
    }
}
