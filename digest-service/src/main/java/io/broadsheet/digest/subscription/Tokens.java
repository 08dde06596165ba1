package io.broadsheet.digest.subscription;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues and checks the tokens in readers' links: purpose, subscription and issue time under an HMAC-SHA256 (RFC 2104). */
final class Tokens {

    private static final String ALGORITHM = "HmacSHA256";
    /** Of the link to a reader's own data, whatever the settings say. */
    static final Duration DATA_LIFETIME = Duration.ofDays(1);

    private static final int PAYLOAD_BYTES = 1 + 16 + 8;
    private static final int MAC_BYTES = 16;

    private final List<SecretKeySpec> keys;
    private final Duration confirmLifetime;
    private final InstantSource clock;

    Tokens(TokenSecrets secrets, Duration confirmLifetime, InstantSource clock) {
        this.keys = secrets.secrets().stream()
                .map(secret -> new SecretKeySpec(secret, ALGORITHM))
                .toList();
        this.confirmLifetime = confirmLifetime;
        this.clock = clock;
    }

    String issue(TokenPurpose purpose, UUID subscriptionId) {
        byte[] payload = ByteBuffer.allocate(PAYLOAD_BYTES)
                .put(purpose.code())
                .putLong(subscriptionId.getMostSignificantBits())
                .putLong(subscriptionId.getLeastSignificantBits())
                .putLong(clock.instant().getEpochSecond())
                .array();
        byte[] token = ByteBuffer.allocate(PAYLOAD_BYTES + MAC_BYTES)
                .put(payload)
                .put(mac(keys.getFirst(), payload))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    TokenCheck check(TokenPurpose purpose, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new TokenCheck.Invalid();
        }
        if (bytes.length != PAYLOAD_BYTES + MAC_BYTES) {
            return new TokenCheck.Invalid();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] payload = new byte[PAYLOAD_BYTES];
        byte[] mac = new byte[MAC_BYTES];
        buffer.get(payload).get(mac);
        if (keys.stream().noneMatch(key -> MessageDigest.isEqual(mac, mac(key, payload)))
                || payload[0] != purpose.code()) {
            return new TokenCheck.Invalid();
        }
        ByteBuffer fields = ByteBuffer.wrap(payload, 1, PAYLOAD_BYTES - 1);
        UUID subscriptionId = new UUID(fields.getLong(), fields.getLong());
        Instant issuedAt = Instant.ofEpochSecond(fields.getLong());
        boolean expired = purpose.expires() && clock.instant().isAfter(issuedAt.plus(lifetime(purpose)));
        return expired ? new TokenCheck.Expired(subscriptionId) : new TokenCheck.Valid(subscriptionId);
    }

    private Duration lifetime(TokenPurpose purpose) {
        return purpose == TokenPurpose.DATA ? DATA_LIFETIME : confirmLifetime;
    }

    private static byte[] mac(SecretKeySpec key, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] full = mac.doFinal(payload);
            byte[] result = new byte[MAC_BYTES];
            System.arraycopy(full, 0, result, 0, MAC_BYTES);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
