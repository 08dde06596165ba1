package io.broadsheet.proof;

import static org.awaitility.Awaitility.await;

import io.broadsheet.testsupport.MailFault;
import io.broadsheet.testsupport.MailSink.Taken;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** One edition to many readers of a newsletter of its own, and the account of it when it is done. */
final class Mailing {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Lab lab;
    private final String newsletter;
    private final int readers;
    private final Set<String> refused = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private long started;

    Mailing(Lab lab, String newsletter, int readers) {
        this.lab = lab;
        this.newsletter = newsletter;
        this.readers = readers;
        lab.sink.clear();
        lab.sink.script((recipient, attempt) -> MailFault.NONE);
        lab.sink.mailsPerConnection(Integer.MAX_VALUE);
    }

    /** Puts the readers on the list. */
    Mailing subscribe() {
        String rows = IntStream.range(0, readers)
                .mapToObj(i -> address(i) + ",,2026-03-01T12:00:00Z,proof\n")
                .collect(Collectors.joining("", "email,name,consent_at,consent_source\n", ""));
        Operator operator = lab.operator();
        String id = operator.startImport(newsletter, rows);
        await("the list is in")
                .atMost(PATIENCE)
                .until(() ->
                        operator.get("/imports/" + id).get("state").asString().equals("done"));
        return this;
    }

    String address(int reader) {
        return "r%d@%s.example".formatted(reader, newsletter);
    }

    /** Sends the edition as soon as it has its article. */
    Mailing send() {
        Operator operator = lab.operator();
        await("the article is there")
                .atMost(PATIENCE)
                .until(() -> operator.get(edition("/preview")).toString().contains("A note from the desk"));
        started = System.nanoTime();
        operator.post(edition("/send"));
        return this;
    }

    /** Some readers cannot be reached for good: their addresses are to be answered 5xx always. */
    void expectRefused(IntPredicate numbers) {
        IntStream.range(0, readers).filter(numbers).mapToObj(this::address).forEach(refused::add);
    }

    /** The number of a reader, by the address. */
    static int number(String address) {
        return Integer.parseInt(address.substring(1, address.indexOf('@')));
    }

    /** Takes some readers off the list whose mails are not refused anyway; they may have got theirs. */
    void suspendSome(int most) {
        Operator operator = lab.operator();
        operator.get("/subscriptions?state=active&size=" + most + "&newsletter=" + newsletter)
                .get("items")
                .forEach(each -> suspend(
                        operator, each.get("id").asString(), each.get("email").asString()));
    }

    private void suspend(Operator operator, String id, String address) {
        if (!refused.contains(address)) {
            operator.post("/subscriptions/" + id + "/suspend");
            left.add(address);
        }
    }

    /** Waits until the sink has taken so many mails, and for a moment more that nobody can foresee. */
    void awaitTaken(int mails, RandomGenerator random) {
        await("%d mails of %d".formatted(mails, readers))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(3))
                .until(() -> lab.sink.count() >= mails);
        LockSupport.parkNanos(random.nextLong(100_000_000));
    }

    String edition(String more) {
        return "/newsletters/" + newsletter + "/editions/current" + more;
    }

    /** Waits until the edition is sent, and takes stock. */
    Account settle() {
        await("edition %s is sent".formatted(newsletter))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions() // whoever is asked may just be killed
                .until(() -> lab.operator().get(edition("")).get("state").asString(), "sent"::equals);
        double seconds = (System.nanoTime() - started) / 1e9;
        JsonNode progress = lab.operator().get(edition("")).get("progress");
        JsonNode told = await("Kafka has the last word")
                .atMost(PATIENCE)
                .until(() -> lab.broker.progress(newsletter), Mailing::isOver)
                .getLast();
        List<Taken> taken = lab.sink.taken().stream()
                .filter(each -> each.recipient().endsWith("@" + newsletter + ".example"))
                .toList();
        Map<String, Set<String>> messageIds = new HashMap<>();
        taken.forEach(each -> messageIds
                .computeIfAbsent(each.recipient(), recipient -> new HashSet<>())
                .add(each.messageId()));
        return new Account(
                newsletter,
                readers,
                messageIds.size(),
                lost(messageIds.keySet()),
                taken.size() - messageIds.values().stream().mapToInt(Set::size).sum(),
                (int) messageIds.values().stream().filter(ids -> ids.size() > 1).count(),
                (int) taken.stream().filter(each -> !each.told()).count(),
                refused.size(),
                Account.Numbers.of(progress),
                Account.Numbers.of(told),
                listed(),
                seconds);
    }

    private static boolean isOver(List<JsonNode> records) {
        return !records.isEmpty() && records.getLast().get("state").asString().equals("sent");
    }

    private int lost(Set<String> reached) {
        return (int) IntStream.range(0, readers)
                .mapToObj(this::address)
                .filter(each -> !reached.contains(each) && !refused.contains(each) && !left.contains(each))
                .count();
    }

    /** The same numbers from the list of all deliveries. */
    private Account.Numbers listed() {
        return new Account.Numbers(total(""), total("sent"), total("failed"), total("skipped"));
    }

    private long total(String state) {
        return lab.operator()
                .get(edition("/deliveries?size=1&state=" + state))
                .get("total")
                .asLong();
    }
}
