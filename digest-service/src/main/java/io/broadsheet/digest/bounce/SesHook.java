package io.broadsheet.digest.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Amazon SES, which tells SNS, which tells us: bounces and complaints as notifications or as events. */
final class SesHook implements Hook {

    private final List<String> topics;
    private final SnsSignature signature;
    private final ProviderVerdicts verdicts;
    private final Freshness freshness;

    SesHook(HookProperties.Ses settings, SnsSignature signature, ProviderVerdicts verdicts, Freshness freshness) {
        this.topics = settings.topicArns();
        this.signature = signature;
        this.verdicts = verdicts;
        this.freshness = freshness;
    }

    @Override
    public String provider() {
        return "ses";
    }

    @Override
    public boolean isConfigured() {
        return !topics.isEmpty();
    }

    @Override
    public Optional<String> refusal(Request request) {
        JsonNode message = Json.read(request.body());
        if (!topics.contains(Json.text(message, "TopicArn"))) {
            return Optional.of("its topic is not among digest.hooks.ses.topic-arns");
        }
        return signature.problem(message).or(() -> freshness.problemOf(Json.text(message, "Timestamp")));
    }

    @Override
    public List<Word> words(Request request) {
        JsonNode message = Json.read(request.body());
        if (Json.text(message, "Type").equals("SubscriptionConfirmation")) {
            signature.confirm(message);
            return List.of();
        }
        JsonNode event = Json.read(Json.text(message, "Message"));
        String id = Json.text(message, "MessageId");
        List<Word> words = new ArrayList<>();
        for (JsonNode recipient : event.path("bounce").path("bouncedRecipients")) {
            words.add(word(id, event, recipient, bounced(event.path("bounce"), recipient)));
        }
        for (JsonNode recipient : event.path("complaint").path("complainedRecipients")) {
            boolean wanted =
                    Json.text(event.path("complaint"), "complaintFeedbackType").equals("not-spam");
            words.add(word(id, event, recipient, Verdict.of(wanted ? Kind.OTHER : Kind.COMPLAINT)));
        }
        return words;
    }

    private static Word word(String id, JsonNode event, JsonNode recipient, Verdict verdict) {
        String address = Json.text(recipient, "emailAddress").replaceFirst(".*<([^>]*)>.*", "$1");
        return new Word(
                HookTokens.digest(id + " " + address),
                verdict,
                event.path("mail").toString(),
                address);
    }

    private Verdict bounced(JsonNode bounce, JsonNode recipient) {
        String status = Json.text(recipient, "status");
        String words = Json.text(recipient, "diagnosticCode");
        String type = Json.text(bounce, "bounceType");
        String subtype = Json.text(bounce, "bounceSubType");
        return type.equals("Permanent")
                ? verdicts.permanent(status, words.isEmpty() ? "permanent bounce, " + subtype : words)
                : verdicts.temporary(status, words.isEmpty() ? subtype : words);
    }
}
