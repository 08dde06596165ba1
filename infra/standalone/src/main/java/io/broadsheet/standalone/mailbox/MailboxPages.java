package io.broadsheet.standalone.mailbox;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import io.broadsheet.standalone.mailbox.MailboxJson.Listing;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The mailbox for people: a list, and a mail as HTML, text or headers. */
final class MailboxPages {

    private static final int PAGE_SIZE = 50;
    /** A mail may bring its own style and pictures, but no scripts; its links open beside the mailbox. */
    private static final String MAIL_POLICY =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
                    + "style-src 'unsafe-inline'; img-src http: https: data:; font-src http: https: data:";

    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
    // templates see plain maps, with the names of the JSON: FreeMarker calls no methods of package-private types
    private final JsonMapper json = JsonMapper.builder().build();
    private final MailIndex index;
    private final String note;

    MailboxPages(MailIndex index, String note) {
        this.index = index;
        this.note = note;
        templates.setClassLoaderForTemplateLoading(MailboxPages.class.getClassLoader(), "mailbox");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setRecognizeStandardFileExtensions(true);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setLocalizedLookup(false);
    }

    Answer answer(MailboxRequest request) throws IOException, MessagingException {
        if (!request.method().equals("GET")) {
            return Answer.text(405, "This page is for reading only.");
        }
        List<String> path = request.path();
        if (path.equals(List.of("watch.js"))) {
            return script();
        }
        if (path.isEmpty()) {
            return list(request.number("page", 0, 0, 10_000));
        }
        if (path.getFirst().equals("mail") && (path.size() == 2 || path.size() == 3)) {
            Optional<MailId> id = MailId.parse(path.get(1));
            Optional<Mail> mail = id.isEmpty() ? Optional.empty() : index.open(id.get());
            if (mail.isPresent()) {
                return mail(mail.get(), path.size() == 3 ? path.get(2) : "");
            }
        }
        return notFound();
    }

    private Answer list(int page) throws IOException, MessagingException {
        Listing listing = index.list(page * PAGE_SIZE, PAGE_SIZE);
        Map<String, Object> model = new HashMap<>();
        model.put("messages", json.convertValue(listing.messages(), List.class));
        model.put(
                "newest",
                page == 0 && listing.count() > 0 ? listing.messages().getFirst().id() : "");
        model.put("total", listing.total());
        model.put("page", page);
        model.put("hasOlder", (page + 1L) * PAGE_SIZE < listing.total());
        return page(200, "list.ftlh", model);
    }

    private static Answer script() throws IOException {
        try (var script = MailboxPages.class.getResourceAsStream("/mailbox/watch.js")) {
            return Answer.of(
                    200,
                    "text/javascript; charset=utf-8",
                    Objects.requireNonNull(script).readAllBytes());
        }
    }

    private Answer mail(Mail mail, String view) throws IOException {
        if (view.equals("body")) {
            return new Answer(
                    200,
                    Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", MAIL_POLICY),
                    opensLinksBeside(mail.html()).getBytes(StandardCharsets.UTF_8));
        }
        String shown = view.isEmpty() ? mail.html().isEmpty() ? "text" : "html" : view;
        if (!List.of("html", "text", "headers").contains(shown)) {
            return notFound();
        }
        Map<String, Object> model = new HashMap<>();
        model.put("mail", json.convertValue(MailboxJson.Message.of(mail), Map.class));
        model.put("arrived", mail.id().arrival().toString());
        model.put("headers", mail.headers());
        model.put("view", shown);
        return page(200, "mail.ftlh", model);
    }

    private static String opensLinksBeside(String html) {
        String base = "<base target=\"_blank\">";
        String inHead = html.replaceFirst("(?i)<head(\\s[^>]*)?>", "$0" + base);
        return inHead.equals(html) ? base + html : inHead;
    }

    private Answer notFound() throws IOException {
        return page(404, "missing.ftlh", Map.of());
    }

    private Answer page(int status, String template, Map<String, ?> content) throws IOException {
        Map<String, Object> model = new HashMap<>(content);
        model.put("note", note);
        model.put("format", (TemplateMethodModelEx) arguments -> format(arguments.getFirst()));
        var out = new StringWriter();
        try {
            templates.getTemplate(template).process(model, out);
        } catch (TemplateException e) {
            throw new IOException("template " + template, e);
        }
        return new Answer(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", PAGE_POLICY),
                out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String format(Object instant) {
        return SHORT.format(Instant.parse(instant.toString()));
    }
}
