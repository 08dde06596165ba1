package io.broadsheet.digest.subscription;

import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.mail.MailTemplate;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Sentence;
import io.broadsheet.digest.rendering.Templates;
import io.broadsheet.digest.rendering.TextWrap;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the mails that answer readers, in their newsletter's language. Those to an address that has not confirmed say nothing
 * that the person at the form typed: they go to people who may never have been there.
 */
final class ReaderLetters {

    private final ReaderLinks links;
    private final DigestProperties digest;
    private final Templates templates;
    private final Messages messages;
    private final LatestIssue latest;
    private final Duration confirmWithin;
    private final boolean withLatest;
    private final InstantSource clock;

    ReaderLetters(
            ReaderLinks links,
            DigestProperties digest,
            Templates templates,
            Messages messages,
            LatestIssue latest,
            Duration confirmWithin,
            boolean withLatest,
            InstantSource clock) {
        this.links = links;
        this.digest = digest;
        this.templates = templates;
        this.messages = messages;
        this.latest = latest;
        this.confirmWithin = confirmWithin;
        this.withLatest = withLatest;
        this.clock = clock;
    }

    MailTemplate confirmation(Newsletter newsletter, Subscription reader) {
        return mail("confirmation", newsletter, asking(reader, confirmWithin), Map.of());
    }

    MailTemplate reminder(Newsletter newsletter, Subscription reader) {
        Duration left = Duration.between(clock.instant(), reader.requestedAt().plus(confirmWithin));
        return mail("reminder", newsletter, asking(reader, left), Map.of());
    }

    private Map<String, Object> asking(Subscription reader, Duration validFor) {
        return Map.of(
                "site", digest.publicBaseUrl().toString(),
                "confirmUrl", links.confirm(reader.id()).toString(),
                "validFor", Words.duration(validFor));
    }

    MailTemplate welcome(Newsletter newsletter, Subscription reader) {
        String unsubscribe = links.unsubscribe(reader.id()).toString();
        Map<String, Object> model = new HashMap<>();
        model.put("name", reader.name() == null ? "" : reader.name());
        model.put("unsubscribeUrl", unsubscribe);
        model.put("preferencesUrl", links.preferences(reader.id()).toString());
        latest.of(newsletter).ifPresent(sample -> {
            model.put("archiveUrl", digest.link("/editions").toString());
            if (withLatest) {
                model.put("latest", sample);
                model.put("latestUrl", digest.link(sample.path()).toString());
            }
        });
        return mail(
                "welcome",
                newsletter,
                model,
                Map.of(
                        "List-Unsubscribe",
                        "<" + unsubscribe + ">",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click"));
    }

    /**
     * The last mail to who has left.
     *
     * @param front path of the page where they may come back
     */
    MailTemplate goodbye(Newsletter newsletter, String front) {
        return mail("goodbye", newsletter, Map.of("site", digest.link(front).toString()), Map.of());
    }

    MailTemplate addressConfirmation(Newsletter newsletter, AddressChange change) {
        return mail(
                "address-confirmation",
                newsletter,
                Map.of(
                        "confirmUrl", links.address(change.id()).toString(),
                        "validFor", Words.duration(confirmWithin)),
                Map.of());
    }

    MailTemplate addressNotice(Newsletter newsletter, AddressChange change) {
        return mail(
                "address-notice",
                newsletter,
                Map.of(
                        "keepUrl", links.keepAddress(change.id()).toString(),
                        "validFor", Words.duration(confirmWithin)),
                Map.of());
    }

    MailTemplate dataLink(Newsletter newsletter, Subscription reader) {
        return mail(
                "data-link",
                newsletter,
                Map.of(
                        "dataUrl", links.data(reader.id()).toString(),
                        "validFor", Words.duration(Tokens.DATA_LIFETIME)),
                Map.of());
    }

    private MailTemplate mail(
            String name, Newsletter newsletter, Map<String, Object> details, Map<String, String> headers) {
        Locale language = newsletter.language();
        String subject = messages.say(language, Sentence.of("mail." + name + ".subject", newsletter.title()));
        Map<String, Object> model = new HashMap<>(details);
        model.put("newsletter", newsletter);
        model.put("subject", subject);
        MailContent content = new MailContent(
                subject,
                templates.render("email/" + name + ".ftlh", newsletter.id(), language, model),
                TextWrap.wrap(templates.render("email/" + name + ".ftl", newsletter.id(), language, model)));
        return new MailTemplate(content, newsletter.sender(), headers);
    }
}
