package io.broadsheet.digest.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;

/** Makes sure that an address is one address, fit for SMTP commands. */
final class MailAddress {

    private static final int MAXIMUM_LENGTH = 254;

    private MailAddress() {}

    /**
     * Checks an address and spells its domain in ASCII.
     *
     * @throws IllegalArgumentException with the reason, without the address
     */
    static String of(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        String local = address.substring(0, at);
        if (local.chars().anyMatch(c -> c <= ' ' || c >= 0x7F || c == '<' || c == '>' || c == ',')) {
            throw new IllegalArgumentException("the part before the @ has characters that mail servers do not take");
        }
        String ascii = local + "@" + domain(address.substring(at + 1));
        if (ascii.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("the address is longer than " + MAXIMUM_LENGTH + " characters");
        }
        try {
            return new InternetAddress(ascii, true).getAddress();
        } catch (AddressException e) {
            throw new IllegalArgumentException("not an e-mail address: " + e.getMessage(), e);
        }
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
