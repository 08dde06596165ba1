package io.broadsheet.digest.newsletter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The configured newsletters, in the order of the file. */
public final class Newsletters {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

    private final Map<String, Newsletter> byId = new LinkedHashMap<>();

    /**
     * Keeps the given newsletters.
     *
     * @throws IllegalArgumentException when there is none, or an id is not made of lower-case letters, digits and hyphens
     */
    public Newsletters(Collection<Newsletter> newsletters) {
        for (Newsletter newsletter : newsletters) {
            if (!ID.matcher(newsletter.id()).matches()) {
                throw new IllegalArgumentException(
                        "newsletters.%s: an id is made of lower-case letters, digits and hyphens, at most 64"
                                .formatted(newsletter.id()));
            }
            byId.put(newsletter.id(), newsletter);
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("newsletters: there is none");
        }
    }

    /** The newsletter of that id, if there is one. */
    public Optional<Newsletter> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, the default one first. */
    public List<Newsletter> all() {
        return List.copyOf(byId.values());
    }

    /** What readers get who do not choose: the first one of the file. */
    public Newsletter byDefault() {
        return byId.values().iterator().next();
    }

    /** What a link to the form, or to a page after it, says so that it is about this newsletter; nothing for the one by default. */
    public String query(Newsletter newsletter) {
        return newsletter.id().equals(byDefault().id()) ? "" : "?newsletter=" + newsletter.id();
    }
}
