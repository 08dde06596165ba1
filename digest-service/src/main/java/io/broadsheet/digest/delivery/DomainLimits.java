package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.Rate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Which rate holds for a recipient's domain: that of the group it belongs to, or the one of every domain. */
final class DomainLimits {

    private final Rate each;
    private final Slowdowns slowdowns;
    private final Map<String, Rate> groups = new HashMap<>();
    private final Map<String, String> groupOf = new HashMap<>();

    /**
     * A rate for some domains together.
     *
     * @param lane under which they are counted
     */
    record Limit(String lane, Rate rate) {}

    DomainLimits(Rate each, Map<String, DomainGroup> groups, Slowdowns slowdowns) {
        this.each = each;
        this.slowdowns = slowdowns;
        groups.forEach((name, group) -> {
            this.groups.put(name, group.rate());
            group.names().forEach(domain -> groupOf.put(domain.toLowerCase(Locale.ROOT), name));
        });
    }

    /**
     * The domains that share a rate.
     *
     * @param names of the domains, like {@code gmail.com}
     * @param rate most mails that all instances together send there, like {@code 20/s}; 0: any number
     */
    record DomainGroup(
            @DefaultValue List<String> names,
            @DefaultValue("0") Rate rate) {

        DomainGroup {
            if (names.isEmpty()) {
                throw new IllegalArgumentException(
                        "a group below digest.delivery.domains has no names: [gmail.com, …]");
            }
        }
    }

    /** Whether no domain has a rate. */
    boolean areNone() {
        return slowdowns.areNone() && each.isAny() && groups.values().stream().allMatch(Rate::isAny);
    }

    /** What holds for an address; empty when nothing does. */
    Optional<Limit> of(String address) {
        String lane = lane(address);
        Rate rate = ofLane(lane);
        return rate.isAny() ? Optional.empty() : Optional.of(new Limit(lane, rate));
    }

    Rate ofLane(String lane) {
        return slowdowns.of(lane, configured(lane));
    }

    private Rate configured(String lane) {
        return groups.getOrDefault(lane, each);
    }

    private String lane(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return groupOf.getOrDefault(domain, domain);
    }

    /** Takes note of a server's "not now" to a mail of an edition. */
    void note(Letter letter, String reply) {
        if (letter.isEdition()) {
            String lane = lane(letter.mail().to());
            slowdowns.note(lane, configured(lane), reply);
        }
    }

    /** Hears of domains that asked for fewer mails, now and then. */
    void look() {
        slowdowns.look();
    }
}
