package io.broadsheet.digest.subscription;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Fuzz target: whatever is typed has an answer, and what is taken is safe in a mail's head and the same when read again. */
public final class EmailAddressFuzz {

    private static final Pattern SAFE = Pattern.compile("[^\\p{Cc}\\p{Z}\"(),:;<>\\[\\\\\\]@]+@[a-z0-9.-]+");

    private EmailAddressFuzz() {}

    /**
     * The interface of Jazzer.
     *
     * @param data what was typed, in UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        String typed = new String(data, StandardCharsets.UTF_8);
        ReaderName.parse(typed);
        for (LocalPartCase letters : LocalPartCase.values()) {
            EmailAddress.parse(typed, letters).ifPresent(address -> check(address, letters));
        }
    }

    private static void check(EmailAddress parsed, LocalPartCase letters) {
        String address = parsed.address();
        check(SAFE.matcher(address).matches(), "safe");
        check(octets(address) <= 254 && octets(address.substring(0, address.indexOf('@'))) <= 64, "lengths");
        check(EmailAddress.parse(address, letters).filter(parsed::equals).isPresent(), "the same again");
        String readable = EmailAddress.readable(address);
        check(EmailAddress.parse(readable, letters).filter(parsed::equals).isPresent(), "the same as people read it");
        check(
                EmailAddress.parse(parsed.folded())
                        .filter(it -> it.key().equals(parsed.folded()))
                        .isPresent(),
                "the same in small letters");
        check(!EmailAddress.masked(address).isEmpty(), "masked");
        AddressHint.suggest(parsed)
                .ifPresent(meant -> check(EmailAddress.parse(meant).isPresent(), "a hint that is an address"));
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }
}
