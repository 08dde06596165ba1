package io.broadsheet.standalone;

import io.broadsheet.embedded.LoopbackPorts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * TCP ports of the parts, 1 to 65535 each.
 *
 * @param web signup page, reader pages and operator API
 * @param ingest operator API of the ingest service
 * @param mailbox page that shows what was sent
 * @param smtp where the services send mail to
 * @param imap where bounces are read from
 * @param kafka broker
 * @param kafkaController the broker's controller
 * @param postgres database
 */
public record Ports(
        @DefaultValue("8080") int web,
        @DefaultValue("8081") int ingest,
        @DefaultValue("8025") int mailbox,
        @DefaultValue("1025") int smtp,
        @DefaultValue("1143") int imap,
        @DefaultValue("19092") int kafka,
        @DefaultValue("19093") int kafkaController,
        @DefaultValue("15432") int postgres) {

    private record Use(String setting, String purpose) {
        String variable() {
            return "STANDALONE_PORTS_" + setting.replace("-", "").toUpperCase(Locale.ROOT);
        }
    }

    private Map<Use, Integer> uses() {
        Map<Use, Integer> uses = new LinkedHashMap<>();
        uses.put(new Use("web", "the signup page"), web);
        uses.put(new Use("ingest", "the ingest service"), ingest);
        uses.put(new Use("mailbox", "the mailbox page"), mailbox);
        uses.put(new Use("smtp", "the mailbox's SMTP server"), smtp);
        uses.put(new Use("imap", "the mailbox's IMAP server"), imap);
        uses.put(new Use("kafka", "Kafka"), kafka);
        uses.put(new Use("kafka-controller", "Kafka's controller"), kafkaController);
        uses.put(new Use("postgres", "PostgreSQL"), postgres);
        return uses;
    }

    /** Checks that every port is one, that no two are the same, and that nothing listens on any of them. */
    void requireUsable() throws StartRefused {
        List<String> problems = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        uses().forEach((use, port) -> {
            if (port < 1 || port > 65_535) {
                problems.add("standalone.ports.%s is %d, but a port is 1 to 65535".formatted(use.setting(), port));
            } else if (!seen.add(port)) {
                problems.add("standalone.ports.%s is %d, which another part uses too".formatted(use.setting(), port));
            } else if (!LoopbackPorts.isFree(port)) {
                problems.add(
                        "port %d, wanted for %s, is in use: stop the program that has it, or set standalone.ports.%s in broadsheet.yaml (%s in the environment)"
                                .formatted(port, use.purpose(), use.setting(), use.variable()));
            }
        });
        if (!problems.isEmpty()) {
            throw new StartRefused(String.join("; ", problems));
        }
    }
}
