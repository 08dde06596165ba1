package io.broadsheet.standalone.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The part of Mailpit's API that tests of mail need. */
final class MailboxApi {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1_000;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Mails mails;
    private final MailIndex index;
    private final MailboxServer.Emptying emptying;

    MailboxApi(Mails mails, MailIndex index, MailboxServer.Emptying emptying) {
        this.mails = mails;
        this.index = index;
        this.emptying = emptying;
    }

    Answer answer(MailboxRequest request) throws IOException, MessagingException {
        List<String> path = request.path();
        if (path.size() == 3 && path.subList(1, 3).equals(List.of("v1", "messages"))) {
            return messages(request);
        }
        if (path.size() < 4 || path.size() > 5 || !path.subList(1, 3).equals(List.of("v1", "message"))) {
            return Answer.text(404, "404 page not found");
        }
        if (!request.method().equals("GET")) {
            return notAllowed("GET, HEAD");
        }
        Optional<MailId> id = MailId.parse(path.get(3));
        return id.isEmpty() ? noSuchMail() : message(id.get(), path.size() == 5 ? path.get(4) : "");
    }

    private Answer messages(MailboxRequest request) throws IOException, MessagingException {
        return switch (request.method()) {
            case "GET" -> {
                int start = request.number("start", 0, 0, Integer.MAX_VALUE);
                yield json(index.list(start, request.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT)));
            }
            case "DELETE" -> {
                emptying.run();
                yield Answer.text(200, "ok");
            }
            default -> notAllowed("GET, HEAD, DELETE");
        };
    }

    private Answer message(MailId id, String view) throws IOException, MessagingException {
        if (view.equals("raw")) {
            return mails.read(id)
                    .map(bytes -> Answer.of(200, "text/plain; charset=utf-8", bytes))
                    .orElseGet(MailboxApi::noSuchMail);
        }
        Optional<Mail> mail = index.open(id);
        return switch (view) {
            case "" -> mail.map(it -> json(MailboxJson.Message.of(it))).orElseGet(MailboxApi::noSuchMail);
            case "headers" -> mail.map(it -> json(it.headers())).orElseGet(MailboxApi::noSuchMail);
            default -> Answer.text(404, "404 page not found");
        };
    }

    private Answer json(Object value) {
        return Answer.of(200, "application/json", json.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer noSuchMail() {
        return Answer.text(404, "message not found");
    }

    private static Answer notAllowed(String allowed) {
        return new Answer(405, Map.of("Allow", allowed), new byte[0]);
    }
}
