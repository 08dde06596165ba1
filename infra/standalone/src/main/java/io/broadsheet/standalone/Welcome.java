package io.broadsheet.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The block that tells a newcomer where everything is. */
final class Welcome {

    private static final String RULE = "─".repeat(100);

    private Welcome() {}

    static String text(StandaloneSettings settings, OperatorCredentials operator, Duration ready) {
        Ports ports = settings.properties().ports();
        String web = "http://localhost:" + ports.web();
        String edition = web
                + "/api/operator/newsletters/%s/editions/current"
                        .formatted(settings.file().firstNewsletter().orElse("NEWSLETTER"));
        var block = new StringBuilder("\n").append(RULE).append('\n');
        block.append(" Broadsheet is running (ready in %.1f s)%n%n".formatted(ready.toMillis() / 1000.0));
        line(block, "Signup page", web);
        line(block, "Mailbox", "http://localhost:%d   %s".formatted(ports.mailbox(), mailNote(settings)));
        line(block, "Operator", operator(operator));
        line(block, "Preview", "curl -u %s %s/preview".formatted(account(operator), edition));
        line(block, "Send now", "curl -u %s -X POST %s/send".formatted(account(operator), edition));
        line(
                block,
                "Sources",
                "curl -u %s http://localhost:%d/api/operator/sources".formatted(account(operator), ports.ingest()));
        line(block, "Add articles", addArticles(settings));
        line(
                block,
                "Stop",
                "Ctrl-C; everything stays in %s (delete it to start over)"
                        .formatted(settings.properties().data()));
        return block.append(RULE).toString();
    }

    private static void line(StringBuilder block, String label, String value) {
        block.append(" %-13s %s%n".formatted(label, value));
    }

    private static String mailNote(StandaloneSettings settings) {
        return settings.sendsRealMail()
                ? "NOT used: real mail goes out through %s".formatted(settings.mailServers())
                : "all mail lands here, none leaves this machine";
    }

    private static String operator(OperatorCredentials operator) {
        return switch (operator) {
            case OperatorCredentials.Chosen() -> "user: operator   password: the one you chose";
            case OperatorCredentials.Generated generated ->
                generated.password() == null
                        ? "user: operator   password: as printed at the first start"
                        : "user: operator   password: %s   (shown only now)".formatted(generated.password());
        };
    }

    private static String account(OperatorCredentials operator) {
        return operator instanceof OperatorCredentials.Generated generated && generated.password() != null
                ? "operator:" + generated.password()
                : "operator";
    }

    private static String addArticles(StandaloneSettings settings) {
        Path file = settings.file().path();
        List<String> folders = settings.file().folders();
        String edit = "add feeds and change settings in " + file;
        return folders.isEmpty()
                ? edit
                : "save .md, .txt, .html or .eml files in %s; %s".formatted(folders.getFirst(), edit);
    }
}
