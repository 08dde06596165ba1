package io.broadsheet.digest.bounce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Mailgun: signs time and token with HMAC-SHA256, not the notice; so a token is good once and not for long. */
final class MailgunHook implements Hook {

    private static final String ALGORITHM = "HmacSHA256";

    private final String signingKey;
    private final Duration tolerance;
    private final HookTokens tokens;
    private final ProviderVerdicts verdicts;
    private final InstantSource clock;

    MailgunHook(HookProperties settings, HookTokens tokens, ProviderVerdicts verdicts, InstantSource clock) {
        this.signingKey = settings.mailgun().signingKey();
        this.tolerance = settings.tolerance();
        this.tokens = tokens;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    @Override
    public String provider() {
        return "mailgun";
    }

    @Override
    public boolean isConfigured() {
        return !signingKey.isEmpty();
    }

    @Override
    public Optional<String> refusal(Request request) {
        JsonNode signature = Json.read(request.body()).path("signature");
        String timestamp = Json.text(signature, "timestamp");
        String token = Json.text(signature, "token");
        if (!timestamp.matches("\\d{1,11}") || token.isEmpty() || !signed(timestamp + token, signature)) {
            return Optional.of("not signed with digest.hooks.mailgun.signing-key");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        if (age.abs().compareTo(tolerance) > 0) {
            return Optional.of("signed too long ago");
        }
        return tokens.use(token, request.body()) ? Optional.empty() : Optional.of("signature of another notice");
    }

    private boolean signed(String text, JsonNode signature) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(signingKey.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            String expected = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII),
                    Json.text(signature, "signature").getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    @Override
    public List<Word> words(Request request) {
        JsonNode event = Json.read(request.body()).path("event-data");
        return verdict(event)
                .map(verdict -> new Word(
                        HookTokens.keyOf(event, "id"), verdict, event.toString(), Json.text(event, "recipient")))
                .stream()
                .toList();
    }

    private Optional<Verdict> verdict(JsonNode event) {
        JsonNode status = event.path("delivery-status");
        String words = "%s %s %s"
                .formatted(Json.text(status, "code"), Json.text(status, "message"), Json.text(status, "description"));
        String enhanced = Json.text(status, "enhanced-code");
        return switch (Json.text(event, "event")) {
            case "complained" -> Optional.of(Verdict.of(Kind.COMPLAINT));
            case "failed" ->
                Optional.of(
                        Json.text(event, "severity").equals("permanent")
                                ? verdicts.permanent(enhanced, words)
                                : Verdict.of(Kind.DELAYED)); // Mailgun itself goes on trying
            default -> Optional.empty();
        };
    }
}
