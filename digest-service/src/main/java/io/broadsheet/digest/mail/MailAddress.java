package io.broadsheet.digest.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes sure that an address is one address, fit for SMTP commands. */
final class MailAddress {

    private static final int MAXIMUM_LENGTH = 254;
    /** No separators, no controls, nothing invisible, and no accent without a letter to carry it. */
    private static final Pattern OUT_OF_PLACE = Pattern.compile("[\\p{Z}\\p{C}<>,]|^\\p{M}");

    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\p{ASCII}]");

    private MailAddress() {}

    /**
     * Checks an address and spells its domain in ASCII; before the @ it may have letters beyond ASCII (RFC 6531).
     *
     * @throws IllegalArgumentException with the reason, without the address
     */
    static String of(String address) {
        if (PlainAddress.is(address)) {
            return address;
        }
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        String local = address.substring(0, at);
        if (OUT_OF_PLACE.matcher(local).find()) {
            throw new IllegalArgumentException("the part before the @ has characters that mail servers do not take");
        }
        String checked = local + "@" + domain(address.substring(at + 1));
        if (checked.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("the address is longer than " + MAXIMUM_LENGTH + " characters");
        }
        try {
            // RFC 6531 allows other letters wherever RFC 5321 allows a letter
            new InternetAddress(
                            isInternational(checked)
                                    ? BEYOND_ASCII.matcher(checked).replaceAll("x")
                                    : checked)
                    .validate();
        } catch (AddressException e) {
            throw new IllegalArgumentException("not an e-mail address: " + e.getMessage(), e);
        }
        return checked;
    }

    /**
     * The same for an address that must be fit for any server: one that mails are from.
     *
     * @throws IllegalArgumentException also when it has letters beyond ASCII before the @
     */
    static String ascii(String address) {
        String checked = of(address);
        if (isInternational(checked)) {
            throw new IllegalArgumentException("the part before the @ has letters that not every mail server takes");
        }
        return checked;
    }

    /** Whether there are letters beyond ASCII before the @, which no server has to take (RFC 6531). */
    static boolean isInternational(String address) {
        for (int i = address.lastIndexOf('@') - 1; i >= 0; i--) {
            if (address.charAt(i) > 0x7F) {
                return true;
            }
        }
        return false;
    }

    /** The domain of an address, in ASCII. */
    static String domainOf(String address) {
        return domain(address.substring(address.lastIndexOf('@') + 1)).toLowerCase(Locale.ROOT);
    }

    private static String domain(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the part after the @ is not a domain", e);
        }
    }
}
