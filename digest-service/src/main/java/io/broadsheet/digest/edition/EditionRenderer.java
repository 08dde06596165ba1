package io.broadsheet.digest.edition;

import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.mail.MergeField;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Sentence;
import io.broadsheet.digest.rendering.Templates;
import io.broadsheet.digest.rendering.TextWrap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** Makes an edition's mail: one run of the templates for all readers, trimmed until no client clips it. */
final class EditionRenderer {

    private static final int HEADLINES = 3;

    private final Templates templates;
    private final Messages messages;
    private final DigestProperties digest;
    private final DataSize limit;

    EditionRenderer(Templates templates, Messages messages, DigestProperties digest, DataSize limit) {
        this.templates = templates;
        this.messages = messages;
        this.digest = digest;
        this.limit = limit;
    }

    Composition compose(EditionPlan plan) {
        EditionContent content =
                EditionSelector.select(plan, headings(plan.newsletter().language()));
        return new Composition(plan, content, mail(plan.newsletter(), content));
    }

    /** The mail; what does not fit is left to the web page that the mail links to. */
    MailContent mail(Newsletter newsletter, EditionContent content) {
        MailTrim trim = MailTrim.none(content);
        String html = html(newsletter, content, trim);
        while (size(html) > limit.toBytes() && trim.canGoFurther()) {
            trim = trim.further(size(html), limit.toBytes());
            html = html(newsletter, content, trim);
        }
        return new MailContent(
                subject(newsletter, content),
                html,
                TextWrap.wrap(render("email/digest.ftl", newsletter, content, trim)));
    }

    private String subject(Newsletter newsletter, EditionContent content) {
        String period = messages.period(newsletter.language(), content.period().name());
        return messages.say(newsletter.language(), Sentence.of("mail.edition.subject", content.title(), period));
    }

    private Headings headings(Locale language) {
        return new Headings(
                messages.say(language, Sentence.of("edition.top")),
                messages.say(language, Sentence.of("edition.more")),
                messages.say(language, Sentence.of("edition.brief")));
    }

    private String html(Newsletter newsletter, EditionContent content, MailTrim trim) {
        return render("email/digest.ftlh", newsletter, content, trim);
    }

    private String render(String template, Newsletter newsletter, EditionContent content, MailTrim trim) {
        return templates.render(template, newsletter.id(), newsletter.language(), model(newsletter, content, trim));
    }

    private Map<String, Object> model(Newsletter newsletter, EditionContent content, MailTrim trim) {
        Map<String, Object> model = new HashMap<>();
        model.put("newsletter", newsletter);
        model.put("edition", content);
        model.put("sections", trim.sections());
        model.put(
                "intro",
                content.intro().isEmpty() ? List.of() : List.of(content.intro().split("\n\n")));
        model.put("onlyOnTheWeb", trim.storiesLeftOut());
        model.put(
                "preheader",
                content.stories().stream()
                        .limit(HEADLINES)
                        .map(story -> story.lead().title())
                        .collect(Collectors.joining(" · ")));
        model.put(
                "webUrl",
                newsletter.archive()
                        ? digest.link(EditionPath.of(newsletter.id(), content.period()))
                                .toString()
                        : "");
        model.put("site", digest.publicBaseUrl().toString());
        model.put(
                "merge",
                Arrays.stream(MergeField.values())
                        .collect(Collectors.toMap(MergeField::templateName, MergeField::placeholder)));
        return model;
    }

    private static int size(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length;
    }
}
