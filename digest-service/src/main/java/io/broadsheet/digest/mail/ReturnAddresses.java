package io.broadsheet.digest.mail;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that bounces go to: with a token for each mail in them, a bounce says whose it is even if nothing of the
 * mail comes back with it. The token is the mail's id under an HMAC-SHA256 (RFC 2104), so nobody can make one up.
 */
public final class ReturnAddresses {

    /** Stands for the token in {@code mail.envelope-sender}. */
    public static final String TOKEN = "{token}";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 10;
    private static final int BYTES = ID_BYTES + MAC_BYTES;
    /** Digits and letters of one case: what every mail server leaves as it is. */
    private static final int RADIX = 36;

    static final int TOKEN_LENGTH = 41;

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final @Nullable String pattern;
    private final @Nullable Pattern recognized;
    private final SecretKeySpec key;

    /**
     * Addresses by a setting.
     *
     * @param pattern {@code mail.envelope-sender}: with or without a token, or null for each mail's own sender
     * @param key at least 16 bytes
     */
    ReturnAddresses(@Nullable String pattern, byte[] key) {
        this.pattern = pattern;
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.recognized = pattern == null || !pattern.contains(TOKEN) ? null : recognized(pattern);
    }

    private static Pattern recognized(String pattern) {
        int token = pattern.indexOf(TOKEN);
        return Pattern.compile(
                Pattern.quote(pattern.substring(0, token)) + "([0-9a-z]{1," + TOKEN_LENGTH + "})"
                        + Pattern.quote(pattern.substring(token + TOKEN.length())),
                Pattern.CASE_INSENSITIVE);
    }

    /** Where bounces of a mail go; empty when that is its sender. */
    Optional<String> of(String messageId) {
        if (pattern == null || recognized == null) {
            return Optional.ofNullable(pattern);
        }
        return Optional.of(
                UUID_FORM.matcher(messageId).matches()
                        ? pattern.replace(TOKEN, token(UUID.fromString(messageId)))
                        : pattern.replaceFirst("[+=._-]?\\{token}", ""));
    }

    private String token(UUID id) {
        byte[] payload = ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        byte[] token = ByteBuffer.allocate(BYTES).put(payload).put(mac(payload)).array();
        return new BigInteger(1, token).toString(RADIX);
    }

    /** The id of the mail whose return address occurs in a text; forged ones are as good as none. */
    public Optional<String> messageIdIn(String text) {
        if (recognized == null) {
            return Optional.empty();
        }
        Matcher addresses = recognized.matcher(text);
        while (addresses.find()) {
            Optional<String> id = verified(addresses.group(1));
            if (id.isPresent()) {
                return id;
            }
        }
        return Optional.empty();
    }

    private Optional<String> verified(String token) {
        byte[] number = new BigInteger(token, RADIX).toByteArray();
        int sign = number.length > BYTES && number[0] == 0 ? 1 : 0;
        int length = number.length - sign;
        if (length > BYTES) {
            return Optional.empty();
        }
        byte[] bytes = new byte[BYTES];
        System.arraycopy(number, sign, bytes, BYTES - length, length);
        byte[] payload = Arrays.copyOf(bytes, ID_BYTES);
        ByteBuffer id = ByteBuffer.wrap(payload);
        return MessageDigest.isEqual(Arrays.copyOfRange(bytes, ID_BYTES, BYTES), mac(payload))
                ? Optional.of(new UUID(id.getLong(), id.getLong()).toString())
                : Optional.empty();
    }

    private byte[] mac(byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(payload), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
