package io.broadsheet.digest.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The ways that mails can leave, the preferred ones first; at least one. */
public final class MailRoutes implements AutoCloseable {

    /** The name of the server that is configured directly under {@code mail}. */
    public static final String MAIN = "main";

    private final List<MailTransport> routes;

    MailRoutes(List<MailTransport> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt(MailTransport::preference))
                .toList();
    }

    /** One for each server; {@code main} is among them unless it is not set and others are. */
    static MailRoutes of(
            SmtpServer main, Map<String, SmtpServer> others, BiFunction<String, SmtpServer, MailTransport> transports) {
        List<MailTransport> routes = new ArrayList<>();
        if (others.isEmpty() || !main.host().isBlank()) {
            routes.add(transports.apply(MAIN, main));
        }
        others.forEach((name, server) -> routes.add(transports.apply(name, server)));
        return new MailRoutes(routes);
    }

    /** All of them, the preferred ones first. */
    public List<MailTransport> all() {
        return routes;
    }

    /**
     * Makes sure that routes which are named somewhere exist.
     *
     * @param key of the setting that names them
     * @throws IllegalArgumentException when one does not
     */
    public void check(String key, List<String> names) {
        List<String> known = routes.stream().map(MailTransport::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException(
                    "%s names the route \"%s\", but there are only %s; mail.routes in broadsheet.yaml lists them"
                            .formatted(key, unknown, known));
        });
    }

    /** What was wrong at the last contact, if no route is known to be fine. */
    public Optional<String> lastProblem() {
        List<String> problems =
                routes.stream().flatMap(each -> each.lastProblem().stream()).toList();
        return problems.size() < routes.size() ? Optional.empty() : Optional.of(problems.getFirst());
    }

    /** Closes connections that have not been used for a while; to be called now and then. */
    public void closeIdle() {
        routes.forEach(MailTransport::closeIdle);
    }

    @Override
    public void close() {
        routes.forEach(MailTransport::close);
    }
}
