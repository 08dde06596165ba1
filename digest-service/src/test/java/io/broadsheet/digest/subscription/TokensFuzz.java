package io.broadsheet.digest.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Fuzz target: no token opens anything but the one that was issued, for what it was issued for, and none is an error. */
public final class TokensFuzz {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private static final byte[] SECRET = "a secret of the fuzzing, 32 letters or more".getBytes(StandardCharsets.UTF_8);
    private static final Tokens TOKENS = new Tokens(new TokenSecrets(List.of(SECRET)), Duration.ofDays(7), CLOCK);
    private static final UUID READER = new UUID(0x0123456789abcdefL, 0x8123456789abcdefL);
    private static final TokenPurpose ISSUED = TokenPurpose.UNSUBSCRIBE;
    private static final byte[] GOOD = Base64.getUrlDecoder().decode(TOKENS.issue(ISSUED, READER));
    private static final FormStamp STAMPS = new FormStamp(SECRET, Duration.ofSeconds(1), true, CLOCK);

    private TokensFuzz() {}

    /**
     * The interface of Jazzer.
     *
     * @param data a token as it stands in a link; and, byte by byte, what is changed in a good one
     */
    public static void fuzzerTestOneInput(byte[] data) {
        String typed = new String(data, StandardCharsets.UTF_8);
        check(typed);
        byte[] changed = Arrays.copyOf(GOOD, GOOD.length);
        for (int i = 0; i < Math.min(data.length, changed.length); i++) {
            changed[i] ^= data[i];
        }
        check(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        check(Base64.getUrlEncoder().encodeToString(changed));
        if (STAMPS.accepts(typed)) {
            throw new IllegalStateException("a stamp that nobody issued");
        }
    }

    private static void check(String token) {
        for (TokenPurpose purpose : TokenPurpose.values()) {
            boolean opens = !(TOKENS.check(purpose, token) instanceof TokenCheck.Invalid);
            if (opens
                    && (purpose != ISSUED
                            || !Arrays.equals(Base64.getUrlDecoder().decode(token), GOOD))) {
                throw new IllegalStateException("a token that nobody issued for " + purpose);
            }
        }
    }
}
