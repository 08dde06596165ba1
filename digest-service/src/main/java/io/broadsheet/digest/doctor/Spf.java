package io.broadsheet.digest.doctor;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds out whether a domain lets an address send for it (RFC 7208, 4 and 5), as far as that needs no particular mail. */
final class Spf {

    private static final int MOST_LOOKUPS = 10;

    private final Dns dns;
    private int lookups;

    Spf(Dns dns) {
        this.dns = dns;
    }

    /** What the record says of an address. */
    enum Result {
        PASS,
        FAIL,
        SOFTFAIL,
        NEUTRAL,
        /** There is no record. */
        NONE,
        /** The record is broken, or needs more look-ups than receivers do. */
        PERMERROR
    }

    /** The texts of a domain that are SPF records; there must be one. */
    static List<String> records(Answer txt) {
        return txt.all().stream()
                .filter(each -> each.equalsIgnoreCase("v=spf1")
                        || each.toLowerCase(Locale.ROOT).startsWith("v=spf1 "))
                .toList();
    }

    Result check(String domain, InetAddress address) {
        List<String> records = records(dns.txt(domain));
        if (records.size() != 1) {
            return records.isEmpty() ? Result.NONE : Result.PERMERROR;
        }
        List<String> terms = Arrays.stream(records.getFirst().split(" +", -1))
                .skip(1)
                .filter(each -> !each.isEmpty())
                .toList();
        for (String term : terms) {
            Result qualifier = qualifier(term);
            String mechanism = qualifier == Result.PASS && !term.startsWith("+") ? term : term.substring(1);
            Result result = apply(mechanism.toLowerCase(Locale.ROOT), qualifier, domain, address);
            if (result != Result.NONE) {
                return result;
            }
        }
        return redirected(terms, address);
    }

    private static Result qualifier(String term) {
        return switch (term.charAt(0)) {
            case '-' -> Result.FAIL;
            case '~' -> Result.SOFTFAIL;
            case '?' -> Result.NEUTRAL;
            default -> Result.PASS;
        };
    }

    /** Returns {@code NONE} when the mechanism says nothing of the address. */
    private Result apply(String mechanism, Result qualifier, String domain, InetAddress address) {
        String name = mechanism.split("[:/=]", 2)[0];
        String target = target(mechanism, domain);
        if (List.of("a", "mx", "include", "exists", "ptr").contains(name) && ++lookups > MOST_LOOKUPS) {
            return Result.PERMERROR;
        }
        boolean matches = switch (name) {
            case "all" -> true;
            case "ip4", "ip6" -> within(mechanism.substring(4), address);
            case "a" -> anyOf(dns.addresses(target), mechanism, address);
            case "mx" -> dns.mx(target).all().stream().anyMatch(each -> anyOf(dns.addresses(each), mechanism, address));
            default -> false; // exists and ptr depend on the mail; modifiers are no mechanisms
        };
        if (name.equals("include")) {
            Result included = check(target, address);
            if (included == Result.NONE || included == Result.PERMERROR) {
                return Result.PERMERROR;
            }
            matches = included == Result.PASS;
        }
        return matches ? qualifier : Result.NONE;
    }

    private Result redirected(List<String> terms, InetAddress address) {
        for (String term : terms) {
            if (term.toLowerCase(Locale.ROOT).startsWith("redirect=")) {
                Result result = ++lookups > MOST_LOOKUPS
                        ? Result.PERMERROR
                        : check(term.substring("redirect=".length()), address);
                return result == Result.NONE ? Result.PERMERROR : result;
            }
        }
        return Result.NEUTRAL;
    }

    private static String target(String mechanism, String domain) {
        int colon = mechanism.indexOf(':');
        return colon < 0 ? domain : mechanism.substring(colon + 1).split("/", 2)[0];
    }

    private static boolean anyOf(Answer addresses, String mechanism, InetAddress address) {
        int slash = mechanism.indexOf('/');
        String length = slash < 0 ? "" : mechanism.substring(slash).split("//", 2)[0];
        return addresses.all().stream().anyMatch(each -> within(each.contains(":") ? each : each + length, address));
    }

    private static boolean within(String range, InetAddress address) {
        return AddressRange.parse(range).filter(each -> each.contains(address)).isPresent();
    }
}
