package io.broadsheet.digest.bounce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Postmark: known by the user and password that the operator put into its address. */
final class PostmarkHook implements Hook {

    private final HookProperties.Postmark settings;
    private final ProviderVerdicts verdicts;

    PostmarkHook(HookProperties.Postmark settings, ProviderVerdicts verdicts) {
        this.settings = settings;
        this.verdicts = verdicts;
    }

    @Override
    public String provider() {
        return "postmark";
    }

    @Override
    public boolean isConfigured() {
        return !settings.password().isEmpty();
    }

    @Override
    public Optional<String> refusal(Request request) {
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (settings.username() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8));
        boolean same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                request.header().apply("Authorization").getBytes(StandardCharsets.UTF_8));
        return same ? Optional.empty() : Optional.of("wrong user or password");
    }

    @Override
    public List<Word> words(Request request) {
        JsonNode notice = Json.read(request.body());
        String type = Json.text(notice, "RecordType").equals("SpamComplaint")
                ? "SpamComplaint"
                : Json.text(notice, "RecordType").equals("Bounce") ? Json.text(notice, "Type") : "";
        return verdict(type, Json.text(notice, "Details"))
                .map(verdict -> new Word(
                        Json.text(notice, "ID") + " " + Json.text(notice, "MessageID"),
                        verdict,
                        notice.toString(),
                        Json.text(notice, "Email")))
                .stream()
                .toList();
    }

    private Optional<Verdict> verdict(String type, String details) {
        return switch (type) {
            case "" -> Optional.empty();
            case "HardBounce", "BadEmailAddress", "ManuallyDeactivated" ->
                Optional.of(verdicts.permanent(null, details));
            case "SpamComplaint" -> Optional.of(Verdict.of(Kind.COMPLAINT));
            case "AutoResponder", "ChallengeVerification", "AddressChange" -> Optional.of(Verdict.of(Kind.AUTO_REPLY));
            case "Subscribe", "Unsubscribe", "OpenRelayTest", "TemplateRenderingFailed" -> Optional.empty();
            default -> Optional.of(verdicts.temporary(null, details));
        };
    }
}
