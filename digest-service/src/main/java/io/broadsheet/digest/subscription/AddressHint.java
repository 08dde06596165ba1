package io.broadsheet.digest.subscription;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notices a slip in the domain of a large mail provider, where nobody else would have a reason to be. */
final class AddressHint {

    private static final List<String> LARGE = List.of(
            "gmail.com",
            "googlemail.com",
            "hotmail.com",
            "outlook.com",
            "yahoo.com",
            "icloud.com",
            "protonmail.com",
            "t-online.de",
            "freenet.de");

    /** One letter off a large one, and yet in use. */
    private static final Set<String> GENUINE =
            Set.of("mail.com", "ymail.com", "email.com", "fmail.com", "cloud.com", "hotmail.co", "yahoo.co");

    private AddressHint() {}

    /** The address that was probably meant, if another one than this. */
    static Optional<String> suggest(EmailAddress typed) {
        String address = typed.address();
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1);
        if (LARGE.contains(domain) || GENUINE.contains(domain)) {
            return Optional.empty();
        }
        return LARGE.stream()
                .filter(large -> oneSlipApart(domain, large))
                .findFirst()
                .map(large -> address.substring(0, at + 1) + large);
    }

    /** One letter missing, added, changed, or swapped with its neighbour. */
    static boolean oneSlipApart(String one, String other) {
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String left = one.substring(start, one.length() - end);
        String right = other.substring(start, other.length() - end);
        boolean swapped = left.length() == 2
                && right.length() == 2
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0);
        return swapped || (left.length() <= 1 && right.length() <= 1 && !(left.isEmpty() && right.isEmpty()));
    }
}
