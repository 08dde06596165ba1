package io.broadsheet.digest.doctor;

import java.net.InetAddress;
import java.util.Optional;

/**
 * IP addresses that begin alike, such as {@code 192.0.2.0/24}.
 *
 * @param length how many bits are the same, 0 to 128
 */
record AddressRange(InetAddress first, int length) {

    /** Reads a range or a single address; empty when it is neither. Names are not looked up. */
    static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", 2);
        try {
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            int bits = address.getAddress().length * 8;
            int length = parts.length < 2 || parts[1].isEmpty() ? bits : Integer.parseInt(parts[1]);
            return length < 0 || length > bits ? Optional.empty() : Optional.of(new AddressRange(address, length));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress other) {
        byte[] mine = first.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
