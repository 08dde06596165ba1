package io.broadsheet.digest.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Challenges in the format of ALTCHA (version 1): find the number that, behind the salt, has this SHA-256. The salt says until
 * when, and ends with a delimiter, so that no digit of it can be taken for one of the number.
 */
final class ProofOfWork {

    static final String ALGORITHM = "SHA-256";

    private static final String MAC = "HmacSHA256";
    private static final int SALT_BYTES = 12;
    private static final int LONGEST_PAYLOAD = 2000;
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{24}\\?expires=([0-9]{1,12})&");

    private final SecretKeySpec key;
    private final int effort;
    private final Duration validFor;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.shared();

    ProofOfWork(byte[] key, int effort, Duration validFor, RandomGenerator random, InstantSource clock) {
        this.key = new SecretKeySpec(key, MAC);
        this.effort = effort;
        this.validFor = validFor;
        this.random = random;
        this.clock = clock;
    }

    /** What a browser is asked; the field names are ALTCHA's. */
    record Challenge(String algorithm, String challenge, int maxnumber, String salt, String signature) {}

    /** What it answers, as JSON in base64. */
    record Solution(String algorithm, String challenge, long number, String salt, String signature) {}

    /** A right answer, not yet used. */
    record Proof(String challenge, Instant expiresAt) {}

    Challenge issue() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        long expires = clock.instant().plus(validFor).getEpochSecond();
        String salt = HexFormat.of().formatHex(bytes) + "?expires=" + expires + "&";
        String challenge = sha256(salt + random.nextInt(effort + 1));
        return new Challenge(ALGORITHM, challenge, effort, salt, signature(challenge));
    }

    /** The proof in an answer, if it is right and in time. */
    Optional<Proof> check(String payload) {
        return solution(payload).flatMap(this::check);
    }

    private Optional<Proof> check(Solution solution) {
        Matcher salt = SALT.matcher(solution.salt());
        boolean right = ALGORITHM.equals(solution.algorithm())
                && salt.matches()
                && solution.number() >= 0
                && equal(sha256(solution.salt() + solution.number()), solution.challenge())
                && equal(signature(solution.challenge()), solution.signature());
        if (!right) {
            return Optional.empty();
        }
        Instant expiresAt = Instant.ofEpochSecond(Long.parseLong(salt.group(1)));
        return clock.instant().isAfter(expiresAt)
                ? Optional.empty()
                : Optional.of(new Proof(solution.challenge(), expiresAt));
    }

    private Optional<Solution> solution(String payload) {
        if (payload.length() > LONGEST_PAYLOAD) {
            return Optional.empty();
        }
        try {
            Solution solution = json.readValue(Base64.getDecoder().decode(payload), Solution.class);
            boolean whole = solution != null
                    && solution.challenge() != null
                    && solution.salt() != null
                    && solution.signature() != null;
            return whole ? Optional.of(solution) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(ALGORITHM).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    private String signature(String challenge) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(challenge.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + MAC, e);
        }
    }
}
