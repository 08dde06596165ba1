package io.broadsheet.ingest.source;

import java.net.IDN;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses with letters that neither the name service nor {@link URI} knows, as {@code https://bücher.example/}. */
public final class InternationalHost {

    private static final Pattern HOST = Pattern.compile("(?i)(https?://(?:[^/?#@]*@)?)([^/?#@:]+)(.*)");

    private InternationalHost() {}

    /** The address as it goes over the wire (RFC 5891); as it was when there is nothing to do or it is no address. */
    public static String inAscii(String address) {
        Matcher parts = HOST.matcher(address);
        if (!parts.matches() || parts.group(2).chars().allMatch(c -> c < 0x80)) {
            return address;
        }
        try {
            return parts.group(1) + IDN.toASCII(parts.group(2), IDN.ALLOW_UNASSIGNED) + parts.group(3);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
