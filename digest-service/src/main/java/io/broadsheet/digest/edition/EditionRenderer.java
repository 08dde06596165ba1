package io.broadsheet.digest.edition;

import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.mail.MergeField;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.rendering.Templates;
import io.broadsheet.digest.rendering.TextWrap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** Makes an edition's mail: one run of the templates for all readers, trimmed until no client clips it. */
final class EditionRenderer {

    private static final int HEADLINES = 3;

    private final Templates templates;
    private final DigestProperties digest;
    private final DataSize limit;

    EditionRenderer(Templates templates, DigestProperties digest, DataSize limit) {
        this.templates = templates;
        this.digest = digest;
        this.limit = limit;
    }

    Composition compose(EditionPlan plan) {
        EditionContent content = EditionSelector.select(plan);
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
                "%s, %s".formatted(content.title(), content.month()),
                html,
                TextWrap.wrap(templates.render("email/digest.ftl", model(newsletter, content, trim))));
    }

    private String html(Newsletter newsletter, EditionContent content, MailTrim trim) {
        return templates.render("email/digest.ftlh", model(newsletter, content, trim));
    }

    private Map<String, Object> model(Newsletter newsletter, EditionContent content, MailTrim trim) {
        Map<String, Object> model = new HashMap<>();
        model.put("newsletter", newsletter);
        model.put("edition", content);
        model.put("sections", trim.sections());
        model.put("onlyOnTheWeb", trim.storiesLeftOut());
        model.put(
                "preheader",
                content.stories().stream()
                        .limit(HEADLINES)
                        .map(story -> story.lead().title())
                        .collect(Collectors.joining(" · ")));
        model.put(
                "webUrl",
                digest.link("/editions/%s/%s".formatted(newsletter.id(), content.period()))
                        .toString());
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
