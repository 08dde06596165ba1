package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Knows by DNS which domains can receive no mail (RFC 5321, 5.1; RFC 7505). In doubt every domain can: nobody is kept out by a
 * name server that is away or slow, and after it was, nobody waits for it for a while.
 */
final class MailDomains {

    private static final Logger log = LoggerFactory.getLogger(MailDomains.class);
    private static final Duration TAKES_MAIL_FOR = Duration.ofHours(1);
    private static final Duration TAKES_NONE_FOR = Duration.ofMinutes(5);
    private static final Duration LEFT_ALONE_FOR = Duration.ofSeconds(30);
    private static final int MOST_KNOWN = 10_000;

    private final boolean asks;
    private final Resolver resolver;
    private final Duration timeout;
    private final InstantSource clock;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };
    private volatile Instant leftAloneUntil = Instant.MIN;

    private enum Mail {
        TAKEN,
        REFUSED,
        UNKNOWN
    }

    private record Known(Mail mail, Instant until) {}

    /**
     * Knows nothing yet.
     *
     * @param asks if not, it will never know anything
     * @param timeout how long one address may have to wait for all answers together
     */
    MailDomains(boolean asks, Resolver resolver, Duration timeout, InstantSource clock) {
        this.asks = asks;
        this.resolver = resolver;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Whether it is certain that no mail can reach the address. */
    boolean takesNoMail(EmailAddress email) {
        if (!asks) {
            return false;
        }
        String domain = email.address().substring(email.address().lastIndexOf('@') + 1);
        Instant now = clock.instant();
        Known before;
        synchronized (known) {
            before = known.get(domain);
        }
        Mail mail = before != null && now.isBefore(before.until()) ? before.mail() : lookUp(domain, now);
        return mail == Mail.REFUSED;
    }

    private Mail lookUp(String domain, Instant now) {
        if (now.isBefore(leftAloneUntil)) {
            return Mail.UNKNOWN;
        }
        Mail mail = answer(domain, now);
        Duration validity = switch (mail) {
            case TAKEN -> TAKES_MAIL_FOR;
            case REFUSED -> TAKES_NONE_FOR;
            case UNKNOWN -> LEFT_ALONE_FOR;
        };
        synchronized (known) {
            known.put(domain, new Known(mail, now.plus(validity)));
        }
        return mail;
    }

    private Mail answer(String domain, Instant now) {
        try {
            return ask(Name.fromString(domain, Name.root))
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Mail.UNKNOWN;
        } catch (TextParseException e) {
            return Mail.REFUSED; // no name that DNS could know
        } catch (ExecutionException | TimeoutException e) {
            log.warn("domains unchecked for={} name server away: {}", LEFT_ALONE_FOR, e.toString());
            leftAloneUntil = now.plus(LEFT_ALONE_FOR);
            return Mail.UNKNOWN;
        }
    }

    private CompletionStage<Mail> ask(Name domain) {
        return ask(domain, Type.MX).thenCompose(reply -> {
            List<Record> servers = found(reply, Type.MX);
            if (isSure(reply) && servers.isEmpty() && reply.getRcode() == Rcode.NOERROR) {
                return askForHost(domain);
            }
            boolean none = servers.stream()
                    .allMatch(each -> ((MXRecord) each).getTarget().equals(Name.root));
            return CompletableFuture.completedFuture(verdict(reply, none));
        });
    }

    /** Without a mail server the host itself takes mail, if there is one. */
    private CompletionStage<Mail> askForHost(Name domain) {
        return ask(domain, Type.A).thenCompose(four -> {
            Mail first = verdict(four, found(four, Type.A).isEmpty());
            return first == Mail.REFUSED
                    ? ask(domain, Type.AAAA)
                            .thenApply(six -> verdict(six, found(six, Type.AAAA).isEmpty()))
                    : CompletableFuture.completedFuture(first);
        });
    }

    private static Mail verdict(Message reply, boolean none) {
        return !isSure(reply) ? Mail.UNKNOWN : none ? Mail.REFUSED : Mail.TAKEN;
    }

    private static boolean isSure(Message reply) {
        return reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN;
    }

    private static List<Record> found(Message reply, int type) {
        return reply.getSection(Section.ANSWER).stream()
                .filter(each -> each.getType() == type)
                .toList();
    }

    private CompletionStage<Message> ask(Name domain, int type) {
        return resolver.sendAsync(Message.newQuery(Record.newRecord(domain, type, DClass.IN)));
    }
}
