package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.testsupport.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final UUID ID = UUID.fromString("01990f5e-7c1a-7d5e-9a44-0f6f0c9b1e11");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-03T09:00:00Z"));
    private final Tokens tokens = tokens("a secret");

    private Tokens tokens(String... secrets) {
        return new Tokens(
                new TokenSecrets(Arrays.stream(secrets)
                        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                        .toList()),
                Duration.ofDays(7),
                clock);
    }

    @ParameterizedTest
    @EnumSource
    void knowsItsOwnTokens(TokenPurpose purpose) {
        assertThat(tokens.check(purpose, tokens.issue(purpose, ID))).isEqualTo(new TokenCheck.Valid(ID));
    }

    @ParameterizedTest
    @EnumSource
    void acceptsATokenForNoOtherPurpose(TokenPurpose purpose) {
        for (TokenPurpose other : TokenPurpose.values()) {
            if (other != purpose) {
                assertThat(tokens.check(other, tokens.issue(purpose, ID))).isEqualTo(new TokenCheck.Invalid());
            }
        }
    }

    @Test
    void letsOnlyConfirmationsExpire() {
        String confirm = tokens.issue(TokenPurpose.CONFIRM, ID);
        String unsubscribe = tokens.issue(TokenPurpose.UNSUBSCRIBE, ID);
        clock.advance(Duration.ofDays(7));
        assertThat(tokens.check(TokenPurpose.CONFIRM, confirm)).isEqualTo(new TokenCheck.Valid(ID));
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.check(TokenPurpose.CONFIRM, confirm)).isEqualTo(new TokenCheck.Expired(ID));
        clock.advance(Duration.ofDays(3650));
        assertThat(tokens.check(TokenPurpose.UNSUBSCRIBE, unsubscribe)).isEqualTo(new TokenCheck.Valid(ID));
    }

    @Test
    void noticesEveryChangedCharacter() {
        String token = tokens.issue(TokenPurpose.CONFIRM, ID);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.check(TokenPurpose.CONFIRM, changed)).as(changed).isEqualTo(new TokenCheck.Invalid());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not a token", "%%%", "AAAA", "ÄÖÜ"})
    void refusesWhatIsNoToken(String token) {
        assertThat(tokens.check(TokenPurpose.CONFIRM, token)).isEqualTo(new TokenCheck.Invalid());
    }

    @Test
    void theNewestKeySignsAndOlderOnesGoOnVerifying() {
        String old = tokens.issue(TokenPurpose.UNSUBSCRIBE, ID);
        Tokens rotated = tokens("a new secret", "a secret");
        assertThat(rotated.check(TokenPurpose.UNSUBSCRIBE, old)).isEqualTo(new TokenCheck.Valid(ID));
        assertThat(tokens.check(TokenPurpose.UNSUBSCRIBE, rotated.issue(TokenPurpose.UNSUBSCRIBE, ID)))
                .isEqualTo(new TokenCheck.Invalid());
    }

    @Test
    void refusesTokensOfAnotherKey() {
        String foreign = tokens("another secret").issue(TokenPurpose.CONFIRM, ID);
        assertThat(tokens.check(TokenPurpose.CONFIRM, foreign)).isEqualTo(new TokenCheck.Invalid());
    }
}
