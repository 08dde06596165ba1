package io.broadsheet.digest.delivery;

import io.broadsheet.digest.delivery.DomainLimits.Limit;
import io.broadsheet.digest.delivery.DomainTokens.Wish;
import io.broadsheet.digest.delivery.LaneLedger.Laned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps to the rates of recipients' domains without letting one domain hold up the others: an edition's mail that finds no
 * token waits in its domain's lane, from which no more is claimed than there are tokens.
 */
final class Lanes {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);
    private static final Duration WHILE_WAITING = Duration.ofMillis(100);
    private static final Duration WITHOUT_LIMITS = Duration.ofSeconds(10);

    private final DomainLimits limits;
    private final DomainTokens tokens;
    private final LaneLedger ledger;
    private final OutcomeRecorder recorder;
    private final LongSupplier nanoTime;
    private long nextLook;
    private boolean waiting;
    private String servedLast = "";

    Lanes(
            DomainLimits limits,
            DomainTokens tokens,
            LaneLedger ledger,
            OutcomeRecorder recorder,
            LongSupplier nanoTime) {
        this.limits = limits;
        this.tokens = tokens;
        this.ledger = ledger;
        this.recorder = recorder;
        this.nanoTime = nanoTime;
        this.nextLook = nanoTime.getAsLong();
    }

    /** Whether it is worth looking again soon. */
    boolean areWaiting() {
        return waiting;
    }

    /** Claims mails for which there are tokens. */
    List<Held> claim(UUID worker, int most, List<Long> without) {
        limits.look();
        long now = nanoTime.getAsLong();
        if (now - nextLook < 0) {
            return List.of();
        }
        List<String> lanes = nextLanes();
        waiting = !lanes.isEmpty();
        nextLook = now + (waiting || !limits.areNone() ? WHILE_WAITING : WITHOUT_LIMITS).toNanos();
        List<Held> claimed = lanes.isEmpty() ? List.of() : claim(worker, most, lanes, without);
        if (claimed.size() == most) {
            nextLook = now; // more than could be claimed
        }
        return claimed;
    }

    /** Those behind the lane that was served last, or from the first one on again. */
    private List<String> nextLanes() {
        List<String> lanes = ledger.waiting(servedLast);
        if (lanes.size() < LaneLedger.LANES_AT_ONCE && !servedLast.isEmpty()) {
            lanes = Stream.concat(lanes.stream(), ledger.waiting("").stream())
                    .distinct()
                    .limit(LaneLedger.LANES_AT_ONCE)
                    .toList();
        }
        return lanes;
    }

    private List<Held> claim(UUID worker, int most, List<String> lanes, List<Long> without) {
        Map<String, Integer> granted = new HashMap<>();
        List<Wish> wishes = new ArrayList<>();
        for (String lane : lanes) {
            Limit limit = new Limit(lane, limits.ofLane(lane));
            if (limit.rate().isAny()) {
                granted.put(lane, most);
            } else {
                wishes.add(new Wish(limit, most, false));
            }
        }
        granted.putAll(tokens.take(wishes));
        Map<String, Integer> wanted = inTurns(lanes, granted, most);
        if (!wanted.isEmpty()) {
            List<Laned> claimed = ledger.claim(worker, wanted, without);
            claimed.forEach(each -> granted.merge(each.lane(), -1, Integer::sum));
            giveBack(granted);
            return claimed.stream().map(Laned::held).toList();
        }
        return List.of();
    }

    /** Of what is granted no more than can be used at once; who gets nothing now is the first the next time. */
    private Map<String, Integer> inTurns(List<String> lanes, Map<String, Integer> granted, int most) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        int left = most;
        servedLast = lanes.getLast();
        for (String lane : lanes) {
            int mails = Math.min(granted.getOrDefault(lane, 0), left);
            if (mails > 0) {
                wanted.put(lane, mails);
                left -= mails;
            }
            if (left == 0) {
                servedLast = lane;
                break;
            }
        }
        return wanted;
    }

    private void giveBack(Map<String, Integer> unused) {
        List<Wish> wishes = new ArrayList<>();
        unused.forEach((lane, mails) -> {
            Limit limit = new Limit(lane, limits.ofLane(lane));
            if (mails > 0 && !limit.rate().isAny()) {
                wishes.add(new Wish(limit, -mails, true));
            }
        });
        tokens.take(wishes);
    }

    /** Takes tokens for letters and returns those that may leave; others go to their lanes. Urgent ones never wait. */
    List<Letter> admit(List<Letter> letters) {
        limits.look();
        if (limits.areNone()) {
            return letters;
        }
        List<Letter> admitted = new ArrayList<>();
        Map<Limit, List<Letter>> limited = new LinkedHashMap<>();
        for (Letter letter : letters) {
            Optional<Limit> limit = limits.of(letter.mail().to());
            limit.ifPresentOrElse(
                    found -> limited.computeIfAbsent(found, key -> new ArrayList<>())
                            .add(letter),
                    () -> admitted.add(letter));
        }
        admitted.addAll(admit(limited));
        return admitted;
    }

    private List<Letter> admit(Map<Limit, List<Letter>> limited) {
        List<Letter> admitted = new ArrayList<>();
        List<Laned> others = new ArrayList<>();
        try {
            Map<String, Integer> granted = granted(limited);
            limited.forEach((limit, letters) -> {
                int left = granted.getOrDefault(limit.lane(), 0);
                for (Letter letter : letters) {
                    if (!letter.isEdition() || left-- > 0) {
                        admitted.add(letter);
                    } else {
                        others.add(new Laned(letter.held(), limit.lane()));
                    }
                }
            });
            if (!others.isEmpty()) {
                ledger.put(others);
                others.forEach(each -> recorder.dismiss(each.held()));
                waiting = true;
                nextLook = Math.min(nextLook, nanoTime.getAsLong() + WHILE_WAITING.toNanos());
            }
            return admitted;
        } catch (DataAccessException e) {
            log.warn("lanes=false reason=\"{}\"", e.getMessage());
            limited.values().forEach(letters -> letters.forEach(each -> recorder.add(Outcome.released(each.held()))));
            return List.of();
        }
    }

    /** Tokens for mails of editions; those of urgent ones are taken whether there are any or not. */
    private Map<String, Integer> granted(Map<Limit, List<Letter>> limited) {
        List<Wish> urgent = new ArrayList<>();
        List<Wish> editions = new ArrayList<>();
        limited.forEach((limit, letters) -> {
            int mails = (int) letters.stream().filter(Letter::isEdition).count();
            if (mails > 0) {
                editions.add(new Wish(limit, mails, false));
            }
            if (mails < letters.size()) {
                urgent.add(new Wish(limit, letters.size() - mails, true));
            }
        });
        tokens.take(urgent);
        return tokens.take(editions);
    }
}
