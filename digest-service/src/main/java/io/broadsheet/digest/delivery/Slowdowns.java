package io.broadsheet.digest.delivery;

import io.broadsheet.digest.delivery.SlowedDomains.Slowed;
import io.broadsheet.digest.mail.Rate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Listens to what servers say about too many mails, and knows which domains get fewer for a while. */
final class Slowdowns {

    private static final Logger log = LoggerFactory.getLogger(Slowdowns.class);
    private static final long LOOK = Duration.ofSeconds(1).toNanos();
    /** So many replies within a domain's span are no accident; fewer are forgotten at its end. */
    private static final int ENOUGH = 3;

    private static final long SPAN = Duration.ofSeconds(10).toNanos();
    /** So many mails leave within it at least, however slow the domain is. */
    private static final int MAILS_OF_A_SPAN = 5;
    /** What is halved at first where no rate is configured. */
    private static final double UNLIMITED = 10;

    private static final double SECONDS_A_DAY = 86_400;
    /** Not what is about one mailbox, nor greylisting, which asks everybody once. */
    private static final Pattern TOO_MANY = Pattern.compile(
            "(?i)\\b(rate|limit(s|ed|ing)?|quota|throttl\\w*|too (many|much|fast|frequent\\w*)|slow(er)? down|unusual)\\b"
                    + "|\\b4\\.7\\.(28|650|651)\\b");

    private static final Pattern OTHER = Pattern.compile("(?i)gr[ae]y|mailbox|\\b4\\.2\\.\\d\\b|recipients");

    private final SlowedDomains domains;
    private final LongSupplier nanoTime;
    private final boolean enabled;
    private final Map<String, Complaints> complaints = new ConcurrentHashMap<>();
    private volatile Map<String, Rate> known = Map.of();
    private long nextLook;

    /** What was said in a span, which has its length from the rate in force when it began. */
    private record Complaints(int count, double configured, String reason, long from, long span) {

        boolean isOver(long now) {
            return now - from >= span;
        }

        /** These and later ones; the span stays. */
        Complaints plus(Complaints later) {
            return new Complaints(count + later.count, later.configured, later.reason, from, span);
        }
    }

    Slowdowns(SlowedDomains domains, LongSupplier nanoTime, boolean enabled) {
        this.domains = domains;
        this.nanoTime = nanoTime;
        this.enabled = enabled;
        this.nextLook = nanoTime.getAsLong();
    }

    /** Whether a "not now" means: fewer mails, please. */
    static boolean isAboutRate(String reply) {
        return TOO_MANY.matcher(reply).find() && !OTHER.matcher(reply).find();
    }

    /** Takes note of a "not now"; by any thread. */
    void note(String lane, Rate configured, String reply) {
        if (enabled && isAboutRate(reply)) {
            double from = configured.isAny() ? UNLIMITED : configured.perSecond();
            long now = nanoTime.getAsLong();
            complaints.merge(
                    lane,
                    new Complaints(1, from, reply, now, span(of(lane, configured))),
                    (before, news) -> before.isOver(now) ? news : before.plus(news));
        }
    }

    private static long span(Rate rate) {
        return rate.isAny()
                ? SPAN
                : Math.max(SPAN, (long) (MAILS_OF_A_SPAN
                        / rate.perSecond()
                        * Duration.ofSeconds(1).toNanos()));
    }

    /** Tells others and hears of theirs, now and then. */
    void look() {
        long now = nanoTime.getAsLong();
        if (!enabled || now - nextLook < 0) {
            return;
        }
        nextLook = now + LOOK;
        try {
            complaints.keySet().forEach(this::tell);
            complaints.values().removeIf(each -> each.isOver(now));
            known = domains.all().stream().collect(Collectors.toMap(Slowed::domain, Slowdowns::rate));
        } catch (DataAccessException e) {
            log.warn("slowdowns=unknown reason=\"{}\"", e.getMessage());
        }
    }

    private void tell(String lane) {
        Complaints said = complaints.get(lane);
        if (said != null && said.count() >= ENOUGH) {
            String reason = Outcome.presentable(said.reason());
            boolean news = domains.slow(lane, said.configured(), reason);
            complaints.remove(lane, said); // those that came meanwhile are told the next time, which is no news so soon
            if (news) {
                log.warn("domain={} slowed=true reason=\"{}\"", lane, reason);
            }
        }
    }

    private static Rate rate(Slowed slowed) {
        return new Rate((int) Math.max(1, Math.round(slowed.mailsPerSecond() * SECONDS_A_DAY)), Duration.ofDays(1));
    }

    boolean areNone() {
        return known.isEmpty();
    }

    /** The lower one of what is configured and what a domain asked for. */
    Rate of(String lane, Rate configured) {
        Rate asked = known.getOrDefault(lane, Rate.ANY);
        boolean lower = configured.isAny() || asked.perSecond() < configured.perSecond();
        return !asked.isAny() && lower ? asked : configured;
    }
}
