package io.broadsheet.digest.mail;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The keys that mails are signed with, by the domains that answer for them. */
public final class DkimKeys {

    /** For mails that leave unsigned. */
    static final DkimKeys NONE = new DkimKeys(List.of());

    private final List<DkimKey> keys;

    /**
     * What a domain publishes for a key.
     *
     * @param domain the {@code d=} of signatures
     * @param name where the TXT record belongs
     * @param record the TXT record
     * @param publicKey its {@code p=}
     */
    public record Publication(String domain, String name, String record, String publicKey) {}

    private DkimKeys(List<DkimKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads all key files.
     *
     * @throws IllegalArgumentException when one of them is not fit for it
     */
    static DkimKeys read(DkimProperties properties) {
        return new DkimKeys(properties.keys().stream()
                .map(key -> DkimKeyFile.read(
                        Objects.requireNonNull(key.domain()),
                        Objects.requireNonNull(key.selector()),
                        Objects.requireNonNull(key.keyFile())))
                .toList());
    }

    /** Those of an ASCII domain, or else of the closest domain above it. */
    List<DkimKey> of(String domain) {
        for (String each = domain.toLowerCase(Locale.ROOT); ; ) {
            String candidate = each;
            List<DkimKey> found =
                    keys.stream().filter(key -> key.domain().equals(candidate)).toList();
            int dot = each.indexOf('.');
            if (!found.isEmpty() || dot < 0) {
                return found;
            }
            each = each.substring(dot + 1);
        }
    }

    /** The domain of an address, in ASCII. */
    public static String domainOf(String address) {
        return MailAddress.domainOf(address);
    }

    /** What must be in DNS for the mails of a sender to verify; empty when they are not signed here. */
    public List<Publication> publications(Sender sender) {
        return of(MailAddress.domainOf(sender.address())).stream()
                .map(key -> new Publication(
                        key.domain(),
                        key.toString(),
                        "v=DKIM1; k=%s; p=%s".formatted(key.isEd25519() ? "ed25519" : "rsa", key.publicKey()),
                        key.publicKey()))
                .toList();
    }
}
