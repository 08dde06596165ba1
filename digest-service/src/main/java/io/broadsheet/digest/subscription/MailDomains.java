package io.broadsheet.digest.subscription;

import io.broadsheet.digest.subscription.MailQuestions.Mail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TextParseException;

/**
 * Knows by DNS which domains can receive no mail. In doubt every domain can: nobody is kept out by a name server that is away
 * or slow, and after it was, nobody waits for it for a while; nor do many wait for it at once.
 */
final class MailDomains {

    private static final Logger log = LoggerFactory.getLogger(MailDomains.class);
    private static final Duration TAKES_MAIL_FOR = Duration.ofHours(1);
    private static final Duration TAKES_NONE_FOR = Duration.ofMinutes(5);
    private static final Duration LEFT_ALONE_FOR = Duration.ofSeconds(30);
    private static final int MOST_KNOWN = 10_000;

    /** So many of the requests that are served at once may wait for DNS; the others are taken unchecked. */
    private static final int MOST_WAITING = 8;

    private final boolean asks;
    private final MailQuestions questions;
    private final Duration timeout;
    private final InstantSource clock;
    private final Semaphore turns = new Semaphore(MOST_WAITING);
    private final Silences silences = new Silences(LEFT_ALONE_FOR);
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private record Known(Mail mail, Instant until) {}

    /**
     * Knows nothing yet.
     *
     * @param asks if not, it will never know anything
     * @param timeout how long one address may have to wait for all answers together
     */
    MailDomains(boolean asks, Resolver resolver, Duration timeout, InstantSource clock) {
        this.asks = asks;
        this.questions = new MailQuestions(resolver);
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Whether it is certain that no mail can reach the address. */
    boolean takesNoMail(EmailAddress email) {
        return takesNoMail(email, () -> true);
    }

    /**
     * Whether it is certain that no mail can reach the address.
     *
     * @param mayAsk consulted only where DNS would have to be asked
     */
    boolean takesNoMail(EmailAddress email, BooleanSupplier mayAsk) {
        if (!asks) {
            return false;
        }
        String domain = email.address().substring(email.address().lastIndexOf('@') + 1);
        Instant now = clock.instant();
        Known before;
        synchronized (known) {
            before = known.get(domain);
        }
        if (before != null && now.isBefore(before.until())) {
            return before.mail() == Mail.REFUSED;
        }
        return !silences.isPause(now) && mayAsk.getAsBoolean() && lookUp(domain, now) == Mail.REFUSED;
    }

    private Mail lookUp(String domain, Instant now) {
        if (!turns.tryAcquire()) {
            return Mail.UNKNOWN;
        }
        try {
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
        } finally {
            turns.release();
        }
    }

    private Mail answer(String domain, Instant now) {
        try {
            Mail mail = questions
                    .ask(Name.fromString(domain, Name.root))
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            silences.answered();
            return mail;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Mail.UNKNOWN;
        } catch (TextParseException e) {
            return Mail.REFUSED; // no name that DNS could know
        } catch (ExecutionException | TimeoutException e) {
            boolean all = silences.silent(domain, now);
            log.warn(
                    "no answer about domain={} unchecked={} for={}: {}",
                    domain,
                    all ? "all" : "it",
                    LEFT_ALONE_FOR,
                    e.toString());
            return Mail.UNKNOWN;
        }
    }
}
