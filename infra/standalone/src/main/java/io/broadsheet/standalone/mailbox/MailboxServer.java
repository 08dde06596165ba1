package io.broadsheet.standalone.mailbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers HTTP: pages for people, Mailpit's JSON for programs. */
final class MailboxServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailboxServer.class);

    private final HttpServer server;
    private final ExecutorService executor;
    private final MailboxApi api;
    private final MailboxPages pages;

    /** Empties the mailbox. */
    interface Emptying {
        void run() throws IOException;
    }

    private MailboxServer(HttpServer server, ExecutorService executor, MailboxApi api, MailboxPages pages) {
        this.server = server;
        this.executor = executor;
        this.api = api;
        this.pages = pages;
    }

    static MailboxServer start(MailboxSettings settings, Mails mails, Emptying emptying) throws IOException {
        // without it every answer waits about 40 ms on Nagle and delayed ACK
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var address = new InetSocketAddress(settings.address(), settings.page());
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(executor);
        var index = new MailIndex(mails);
        var result = new MailboxServer(
                server, executor, new MailboxApi(mails, index, emptying), new MailboxPages(index, settings.note()));
        server.createContext("/", result::handle);
        server.start();
        return result;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(MailboxRequest.of(exchange)));
        }
    }

    private Answer answer(MailboxRequest request) {
        try {
            return request.isApi() ? api.answer(request) : pages.answer(request);
        } catch (IOException | MessagingException e) {
            log.warn("mailbox page failed: path={}", request.path(), e);
            return Answer.text(500, "The mailbox could not read this mail: " + e.getMessage());
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", String.valueOf(answer.body().length));
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        executor.close();
    }
}
