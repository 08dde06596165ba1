package io.broadsheet.ingest.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What counts as the address of a feed, whoever names it. */
final class FeedAddress {

    private FeedAddress() {}

    /** A text that is no such address; the reason is for people. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Unusable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private static final Pattern PLACES_OF_ESCAPES = Pattern.compile("path|query|user info|fragment|opaque");

    /** Reads an absolute http or https address. */
    static URI of(String text) throws Unusable {
        try {
            URI address = new URI(new URI(InternationalHost.inAscii(text.strip())).toASCIIString());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (web && address.getHost() == null) {
                throw new Unusable(("'%s' names no host: of letters, digits, '-' and '.' only; an @ in a password is"
                                + " written %%40")
                        .formatted(withoutPassword(text)));
            }
            if (web) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new Unusable("'%s' is not an address: %s".formatted(withoutPassword(text), wrong(e)));
        }
        throw new Unusable("'%s' is not an http:// or https:// address".formatted(withoutPassword(text)));
    }

    private static String withoutPassword(String text) {
        return text.replaceFirst("(?<=//).*@", "…@");
    }

    private static String wrong(URISyntaxException e) {
        int at = e.getIndex();
        boolean known = at >= 0 && at < e.getInput().length() && e.getReason().startsWith("Illegal character");
        int letter = known ? e.getInput().codePointAt(at) : 0;
        return letter <= ' ' || letter > '~'
                ? e.getReason() + (known ? ", number %d".formatted(at + 1) : "")
                : "%s, '%c'; %s"
                        .formatted(
                                e.getReason(),
                                letter,
                                PLACES_OF_ESCAPES.matcher(e.getReason()).find()
                                        ? "write %%%02X instead".formatted(letter)
                                        : "take it away");
    }

    /** The same for addresses that differ in nothing but scheme, capitals of the host, or fragment. */
    static String key(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT)
                + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + (address.getRawPath().isEmpty() ? "/" : address.getRawPath())
                + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }
}
