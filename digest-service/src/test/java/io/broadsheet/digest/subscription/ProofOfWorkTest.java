package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.SettableClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofOfWorkTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final ProofOfWork proofs = proofs(1);

    private ProofOfWork proofs(int key) {
        return new ProofOfWork(new byte[] {(byte) key}, 1000, Duration.ofMinutes(20), new Random(7), clock);
    }

    /** As a browser does. */
    static long solve(ProofOfWork.Challenge challenge) {
        for (int number = 0; number <= challenge.maxnumber(); number++) {
            if (sha256(challenge.salt() + number).equals(challenge.challenge())) {
                return number;
            }
        }
        throw new AssertionError("a challenge without a solution");
    }

    static String answer(ProofOfWork.Challenge to, String salt, long number) {
        return base64("""
                {"algorithm":"%s","challenge":"%s","number":%d,"salt":"%s","signature":"%s"}""".formatted(to.algorithm(), to.challenge(), number, salt, to.signature()));
    }

    static String answer(ProofOfWork.Challenge to) {
        return answer(to, to.salt(), solve(to));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesTheRightNumberInTime() {
        ProofOfWork.Challenge challenge = proofs.issue();
        assertThat(proofs.check(answer(challenge)))
                .contains(new ProofOfWork.Proof(challenge.challenge(), Instant.parse("2026-03-01T12:20:00Z")));
        clock.advance(Duration.ofMinutes(20).plusSeconds(1));
        assertThat(proofs.check(answer(challenge))).isEmpty();
    }

    @Test
    void takesNoOtherNumberAndNoChallengeOfItsOwnMaking() {
        ProofOfWork.Challenge challenge = proofs.issue();
        assertThat(proofs.check(answer(challenge, challenge.salt(), solve(challenge) + 1)))
                .isEmpty();
        assertThat(proofs.check(answer(proofs(2).issue()))).isEmpty();
    }

    @Test
    void noDigitOfTheNumberCanBeMovedIntoTheSaltToExpireLater() {
        ProofOfWork.Challenge challenge = proofs.issue();
        long number = solve(challenge);
        String longer = challenge.salt().replace("&", "") + number;
        assertThat(proofs.check(answer(challenge, longer, 0))).isEmpty();
        assertThat(proofs.check(answer(challenge, challenge.salt() + (number / 10), number % 10)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bnVsbA==", "e30=", "W10=", "eyJhbGdvcml0aG0iOjF9", "AAAA"})
    void whatIsNoAnswerIsNotTaken(String payload) {
        assertThat(proofs.check(payload)).isEmpty();
        assertThat(proofs.check(payload.repeat(5000))).isEmpty();
    }
}
