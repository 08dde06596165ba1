package io.broadsheet.digest.bounce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** SendGrid: signs time and body with ECDSA, so that a notice told again is the same notice. */
final class SendGridHook implements Hook {

    private final @Nullable PublicKey key;
    private final ProviderVerdicts verdicts;
    private final Freshness freshness;

    SendGridHook(HookProperties.SendGrid settings, ProviderVerdicts verdicts, Freshness freshness) {
        this.key = settings.publicKey().isEmpty() ? null : key(settings.publicKey());
        this.verdicts = verdicts;
        this.freshness = freshness;
    }

    private static PublicKey key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "digest.hooks.sendgrid.public-key is no verification key as SendGrid shows it", e);
        }
    }

    @Override
    public String provider() {
        return "sendgrid";
    }

    @Override
    public boolean isConfigured() {
        return key != null;
    }

    @Override
    public Optional<String> refusal(Request request) {
        String signature = request.header().apply("X-Twilio-Email-Event-Webhook-Signature");
        String timestamp = request.header().apply("X-Twilio-Email-Event-Webhook-Timestamp");
        try {
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(key);
            check.update(timestamp.getBytes(StandardCharsets.UTF_8));
            check.update(request.body().getBytes(StandardCharsets.UTF_8));
            if (check.verify(Base64.getDecoder().decode(signature))) {
                return freshness.problemOfSeconds(timestamp);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.of("not signed by SendGrid: " + e.getMessage());
        }
        return Optional.of("not signed with the key of digest.hooks.sendgrid.public-key");
    }

    @Override
    public List<Word> words(Request request) {
        List<Word> words = new ArrayList<>();
        for (JsonNode event : Json.read(request.body())) {
            verdict(event)
                    .map(verdict -> new Word(
                            HookTokens.keyOf(event, "sg_event_id"),
                            verdict,
                            event.toString(),
                            Json.text(event, "email")))
                    .ifPresent(words::add);
        }
        return words;
    }

    private Optional<Verdict> verdict(JsonNode event) {
        String reason = Json.text(event, "reason");
        String status = Json.text(event, "status");
        return switch (Json.text(event, "event")) {
            case "spamreport" -> Optional.of(Verdict.of(Kind.COMPLAINT));
            case "bounce" ->
                Optional.of(
                        Json.text(event, "type").equals("blocked")
                                ? verdicts.temporary(status, reason)
                                : verdicts.permanent(status, reason));
            case "dropped" -> dropped(reason);
            case "deferred" -> Optional.of(Verdict.of(Kind.DELAYED));
            default -> Optional.empty();
        };
    }

    /** Not even tried, for what had become of an earlier mail. */
    private static Optional<Verdict> dropped(String reason) {
        return switch (reason) {
            case "Bounced Address" -> Optional.of(Verdict.bounce(Cause.REFUSED, null, reason));
            case "Invalid" -> Optional.of(Verdict.bounce(Cause.NO_SUCH_USER, null, reason));
            case "Spam Reporting Address" -> Optional.of(Verdict.of(Kind.COMPLAINT));
            default -> Optional.empty();
        };
    }
}
