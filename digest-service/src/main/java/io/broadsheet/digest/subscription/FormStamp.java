package io.broadsheet.digest.subscription;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * When a form was shown, signed and inside the form: a program that sends it back at once gives itself away, without cookie
 * or script. A page from a cache only makes the stamp older, which is no sin.
 */
final class FormStamp {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TIME_BYTES = 8;
    private static final int MAC_BYTES = 12;

    private final SecretKeySpec key;
    private final Duration minimum;
    private final boolean required;
    private final InstantSource clock;

    FormStamp(byte[] key, Duration minimum, boolean required, InstantSource clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.minimum = minimum;
        this.required = required;
        this.clock = clock;
    }

    String issue() {
        byte[] time = ByteBuffer.allocate(TIME_BYTES)
                .putLong(clock.instant().toEpochMilli())
                .array();
        return encoded(ByteBuffer.allocate(TIME_BYTES + MAC_BYTES)
                .put(time)
                .put(mac(time))
                .array());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a form with this stamp may be taken, or should be shown once more. */
    boolean accepts(@Nullable String stamp) {
        return shownAt(stamp).map(shown -> isOlder(shown, minimum)).orElse(!required);
    }

    /** When the form with this stamp was shown; empty when it is no stamp of ours. */
    Optional<Instant> shownAt(@Nullable String stamp) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(stamp == null ? "" : stamp);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != TIME_BYTES + MAC_BYTES || !encoded(bytes).equals(stamp)) {
            return Optional.empty(); // a second spelling would make a second stamp of it
        }
        byte[] time = Arrays.copyOf(bytes, TIME_BYTES);
        return MessageDigest.isEqual(mac(time), Arrays.copyOfRange(bytes, TIME_BYTES, bytes.length))
                ? Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(time).getLong()))
                : Optional.empty();
    }

    boolean isOlder(Instant shown, Duration age) {
        return !clock.instant().isBefore(shown.plus(age));
    }

    private byte[] mac(byte[] time) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(time), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
