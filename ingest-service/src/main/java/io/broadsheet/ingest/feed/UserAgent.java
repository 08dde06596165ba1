package io.broadsheet.ingest.feed;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What feeds are told about who asks: honest, one for all requests, with somewhere to complain. */
final class UserAgent {

    private UserAgent() {}

    /**
     * The header's value.
     *
     * @param version of this build; null when it does not know
     * @param contact null: nobody to complain to
     */
    static String of(@Nullable String version, @Nullable String contact) {
        String product = version == null ? "Broadsheet" : "Broadsheet/" + version;
        return contact == null ? product : "%s (+%s)".formatted(product, contact);
    }

    /** What was configured, else the public address of the installation, unless that means nothing to anybody else. */
    static @Nullable String contact(@Nullable String configured, @Nullable String publicBaseUrl) {
        if (configured != null && !configured.isBlank()) {
            return configured;
        }
        return publicBaseUrl == null || publicBaseUrl.isBlank() || isThisMachine(publicBaseUrl) ? null : publicBaseUrl;
    }

    private static boolean isThisMachine(String address) {
        try {
            String host = String.valueOf(URI.create(address).getHost()).toLowerCase(Locale.ROOT);
            return host.equals("localhost")
                    || host.endsWith(".localhost")
                    || host.startsWith("127.")
                    || host.equals("[::1]")
                    || host.equals("null");
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
