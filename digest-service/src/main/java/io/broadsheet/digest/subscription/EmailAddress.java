package io.broadsheet.digest.subscription;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to: dot-atom and domain name of RFC 5321, with the letters of RFC 6531. Quoted local
 * parts and address literals are valid there too, but in a form they are mistakes or attacks.
 *
 * @param address for sending: the local part as typed, the domain in ASCII
 * @param key the same for every way to write the address; for uniqueness
 */
record EmailAddress(String address, String key) {

    private static final int MOST_OCTETS = 254;
    private static final int MOST_LOCAL_OCTETS = 64;
    // beyond ASCII: no separators, no controls, nothing invisible, and no accent without a letter to carry it
    private static final String PLAIN = "A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-";
    private static final String ATOM =
            "[" + PLAIN + "[^\\p{ASCII}]&&[^\\p{Z}\\p{C}\\p{M}]][" + PLAIN + "[^\\p{ASCII}]&&[^\\p{Z}\\p{C}]]*+";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    /** The address that was typed, unless it is not one; small and capital letters alike. */
    static Optional<EmailAddress> parse(String typed) {
        return parse(typed, LocalPartCase.IGNORED);
    }

    /** The address that was typed, unless it is not one. */
    static Optional<EmailAddress> parse(String typed, LocalPartCase letters) {
        if (typed.length() > 2 * MOST_OCTETS) {
            return Optional.empty();
        }
        String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        int at = text.lastIndexOf('@');
        if (at < 0 || text.length() > MOST_OCTETS) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        String domain = DomainName.ascii(text.substring(at + 1));
        String address = local + "@" + domain;
        boolean valid = LOCAL_PART.matcher(local).matches()
                && DOMAIN.matcher(domain).matches()
                && octets(local) <= MOST_LOCAL_OCTETS
                && octets(address) <= MOST_OCTETS;
        return valid ? Optional.of(new EmailAddress(address, key(address, letters))) : Optional.empty();
    }

    /** An address that is on a list already, and stays one whatever the rules say by now; small and capital letters alike. */
    static EmailAddress stored(String address) {
        return stored(address, LocalPartCase.IGNORED);
    }

    /** An address that is on a list already, and stays one whatever the rules say by now. */
    static EmailAddress stored(String address, LocalPartCase letters) {
        return parse(address, letters).orElseGet(() -> new EmailAddress(address, key(address, letters)));
    }

    private static String key(String address, LocalPartCase letters) {
        return letters == LocalPartCase.DISTINCT ? address : address.toLowerCase(Locale.ROOT);
    }

    /** The same for small and capital letters, whatever is unique on the lists: who has left stays away in any spelling. */
    String folded() {
        return address.toLowerCase(Locale.ROOT);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** For people: the domain in its own script. */
    static String readable(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + DomainName.readable(address.substring(at + 1));
    }

    /** Enough of an address to recognize one's own, too little to learn another's: {@code a…@example.org}. */
    static String masked(String address) {
        return readable(
                address.substring(0, address.offsetByCodePoints(0, 1)) + "…" + address.substring(address.indexOf('@')));
    }

    /** Without the address, so that it never reaches a log by accident. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
