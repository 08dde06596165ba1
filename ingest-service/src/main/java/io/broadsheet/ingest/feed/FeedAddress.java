package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.source.InternationalHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/** Which addresses may be asked at all, whose they are, and where a redirect leads. */
final class FeedAddress {

    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    private FeedAddress() {}

    /**
     * Why the address is not asked; null when it may be.
     *
     * @param anyPort in a lab; otherwise only the ports of the web and those above 1023
     */
    static @Nullable String objection(URI address, boolean anyPort) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return "only http:// and https:// addresses are asked, this one is %s:".formatted(scheme);
        }
        if (address.getHost() == null) {
            return "the address names no host that can be asked: " + withoutUser(address);
        }
        int port = address.getPort();
        if (!anyPort && port >= 0 && port < FIRST_UNPRIVILEGED_PORT && port != 80 && port != 443) {
            return "port %d is not one of the web (80, 443, 1024 and above)".formatted(port);
        }
        return port == 0 || port > 65_535 ? "there is no port " + port : null;
    }

    /** Who is to be spared: the registrable domain, {@code example.co.uk}, or the address itself when it is a number. */
    static String owner(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String domain = host.startsWith("[") || Character.isDigit(host.charAt(host.length() - 1))
                ? null
                : SUFFIXES.getDomainRoot(host);
        return domain == null ? host : domain;
    }

    /** The address as it may be shown and asked: without user, password and fragment. */
    static URI withoutUser(URI address) {
        if (address.getRawUserInfo() == null && address.getRawFragment() == null) {
            return address;
        }
        String text = address.toString();
        int fragment = text.indexOf('#');
        String whole = fragment < 0 ? text : text.substring(0, fragment);
        String user = address.getRawUserInfo();
        return URI.create(user == null ? whole : whole.replaceFirst("(?<=//)[^/@]*@", ""));
    }

    /** What an address with a user says to its own origin (RFC 7617); null when it has none. */
    static @Nullable String credentials(URI address) {
        String user = address.getUserInfo();
        return user == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    /** Where a redirect leads, bare of user and fragment; null when that is no address. */
    static @Nullable URI target(URI from, @Nullable String location) {
        if (location == null || location.isBlank()) {
            return null;
        }
        try {
            String legible = MisreadText.mended(location.strip()); // headers are taken for Latin-1, many are UTF-8
            URI target = new URI(RelativeLinks.join(from.toString(), encoded(InternationalHost.inAscii(legible))));
            if (!target.isAbsolute()) {
                return null;
            }
            return target.isOpaque() ? target : withoutUser(target.normalize());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Servers send spaces and letters that an address may not have; they are encoded, the rest stays as it is. */
    private static String encoded(String location) {
        var out = new StringBuilder();
        for (byte b : location.getBytes(StandardCharsets.UTF_8)) {
            boolean allowed = b > ' ' && b < 0x7F && "\"<>\\^`{|}".indexOf(b) < 0;
            out.append(allowed ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF));
        }
        return out.toString();
    }
}
