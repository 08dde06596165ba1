package io.broadsheet.ingest.feed;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which answers lead elsewhere, and for how long that holds (RFC 9110, 15.4). */
final class Redirect {

    private Redirect() {}

    static boolean is(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    static boolean isPermanent(int status) {
        return status == 301 || status == 308;
    }

    /** From a secure connection to an open one: followed, since a feed is public, but never remembered. */
    static boolean isDowngrade(URI from, URI to) {
        return "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme());
    }

    /** Of one whose target is missing, or no address. */
    static String leadsNowhere(int status, @Nullable String location) {
        return location == null
                ? "HTTP %d without an address to go to; the site has to mend it".formatted(status)
                : "HTTP %d to what is no address: %s; the site has to mend it".formatted(status, Brief.of(location));
    }

    /**
     * Why the redirect is not followed; null when it is, and then its target is among those seen.
     *
     * @param redirects followed so far
     */
    static @Nullable String fault(URI target, int redirects, int maximum, Set<URI> seen) {
        if (redirects >= maximum) {
            return "more than %d redirects (ingest.feed.maximum-redirects), the last one to %s"
                    .formatted(maximum, Brief.of(target.toString()));
        }
        return seen.add(target) ? null : "redirects go in a circle: " + Brief.of(target.toString());
    }
}
