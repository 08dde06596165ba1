package io.broadsheet.ingest.article;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An article's address without what does not belong to it: tracking parameters, fragments, AMP, default ports.
 *
 * @param address for readers to follow
 * @param key the same for addresses that lead to the same article: no scheme, no www or mobile host, no trailing slash
 */
public record CanonicalUrl(String address, String key) {

    private static final Pattern MOBILE_HOST =
            Pattern.compile("^(?:www|m|mobile|amp)\\.(?=[^.]+\\.)|(?<=^[a-z]{2}\\.)m\\.(?=[^.]+\\.)");
    private static final Pattern PORT = Pattern.compile(":(\\d+)$");
    private static final Pattern PORT_IF_ANY = Pattern.compile(":\\d*$");
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+|\\[[0-9a-f:.]+\\]");
    private static final Pattern AMP_CACHE = Pattern.compile(
            "^(?:www\\.google\\.[a-z.]+/amp|[^/]+\\.cdn\\.ampproject\\.org/[civ])/(?<tls>s/)?(?<rest>.+)$");
    private static final Pattern AMP_PATH = Pattern.compile("(?:/amp/?$|\\.amp$|(?<=\\.)amp\\.(?=html?$))");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
    /** Names that servers give the page of a folder. */
    private static final Pattern INDEX = Pattern.compile("(?i)(?<=/)(?:index\\.(?:html?|php)|default\\.aspx?)$");

    /** Houses that serve the same articles under several names. */
    private static final Map<String, String> SAME_SITE =
            Map.of("bbc.co.uk", "bbc.com", "edition.cnn.com", "cnn.com", "twitter.com", "x.com");

    private static final int LONGEST = 2_000;
    private static final int MOST_LAYERS = 50;

    /** Reads an absolute web address; empty when it is none. The canonical form of a canonical address is itself. */
    public static Optional<CanonicalUrl> of(@Nullable String text) {
        if (text != null && PlainUrl.is(text)) {
            return Optional.of(ofPlain(text));
        }
        return ofAny(text);
    }

    /** The same for whatever address. */
    static Optional<CanonicalUrl> ofAny(@Nullable String text) {
        Optional<CanonicalUrl> found = once(text);
        // taking off one thing may show another, as of /a/amp/amp
        String before = text;
        for (int i = 0; i < MOST_LAYERS && found.isPresent(); i++) {
            String address = found.get().address();
            if (address.equals(before)) {
                return found;
            }
            before = address;
            found = once(address);
        }
        return Optional.empty();
    }

    private static Optional<CanonicalUrl> once(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(legal(Legible.text(text.strip()))).normalize();
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getRawAuthority() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                return Optional.empty();
            }
            return clean(scheme, uri);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<CanonicalUrl> clean(String scheme, URI uri) throws URISyntaxException {
        String host = host(uri);
        if (!HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        Optional<String> wrapped = Wrapper.inside(host, uri);
        if (wrapped.isPresent()) {
            return once(wrapped.get());
        }
        String path = path(uri);
        String query = query(uri, host);
        String place = host + path;
        Matcher cached = place.contains("amp") ? AMP_CACHE.matcher(place) : null;
        if (cached != null && cached.matches()) {
            String inner = (cached.group("tls") == null ? "http://" : "https://") + cached.group("rest");
            return once(query.isEmpty() ? inner : inner + "?" + query);
        }
        String rest = (query.isEmpty() ? "" : "?" + query) + place(uri);
        String tail = path + rest;
        String port = port(scheme, uri);
        String key = usual(host) + port + folder(path) + (query.isEmpty() ? "" : "?" + sorted(query)) + place(uri);
        return Optional.of(new CanonicalUrl(new URI(scheme + "://" + host + port + tail).toString(), key));
    }

    /** Of an address that has nothing to it but host, path and parameters. */
    private static CanonicalUrl ofPlain(String text) {
        int host = text.indexOf("//") + 2;
        int mark = text.indexOf('?', host);
        int end = mark < 0 ? text.length() : mark;
        int slash = text.indexOf('/', host);
        boolean hasPath = slash >= 0 && slash < end;
        String path = hasPath ? text.substring(slash, end) : "/";
        String query = mark < 0 ? "" : kept(text.substring(mark + 1), text.substring(host, hasPath ? slash : end));
        String key = usual(text.substring(host, hasPath ? slash : end))
                + folder(path)
                + (query.isEmpty() ? "" : "?" + sorted(query));
        boolean same = hasPath && (mark < 0 || text.length() - mark - 1 == query.length()) && !text.endsWith("?");
        String address =
                same ? text : text.substring(0, hasPath ? slash : end) + path + (query.isEmpty() ? "" : "?" + query);
        return new CanonicalUrl(address, key);
    }

    /** The host that has the same for readers at desks. */
    private static String usual(String host) {
        boolean other = host.startsWith("www.")
                || host.startsWith("m.")
                || host.startsWith("mobile.")
                || host.startsWith("amp.")
                || host.startsWith(".m.", 2);
        String desk = other ? MOBILE_HOST.matcher(host).replaceFirst("") : host;
        return SAME_SITE.getOrDefault(desk, desk);
    }

    private static String folder(String path) {
        String folder = path.indexOf('.') < 0 ? path : INDEX.matcher(path).replaceFirst("");
        return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    }

    /** What people and feeds put into addresses although RFC 3986 has them escaped. */
    private static String legal(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean brokenEscape =
                    c == '%' && !ESCAPE.matcher(text).region(i, text.length()).lookingAt();
            if (brokenEscape || c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                out.append("%%%02X".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String host(URI uri) {
        String authority = uri.getRawAuthority();
        String host = PORT_IF_ANY
                .matcher(authority.substring(authority.lastIndexOf('@') + 1))
                .replaceFirst("");
        String lower = host.toLowerCase(Locale.ROOT);
        String ascii = lower.startsWith("[") ? lower : IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED);
        return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    }

    private static String port(String scheme, URI uri) {
        if (uri.getRawAuthority().indexOf(':') < 0) {
            return "";
        }
        var found = PORT.matcher(uri.getRawAuthority());
        if (!found.find()) {
            return "";
        }
        String number = found.group(1);
        return number.equals(scheme.equals("https") ? "443" : "80") ? "" : ":" + number;
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null ? "" : escapes(ascii(uri.getRawPath()));
        String withoutAmp = path.contains("amp") ? AMP_PATH.matcher(path).replaceFirst("") : path;
        return withoutAmp.isEmpty() ? "/" : withoutAmp;
    }

    private static String ascii(String part) throws IllegalArgumentException {
        if (isPlain(part)) {
            return part;
        }
        return URI.create("x:" + (part.startsWith("/") ? part : "/" + part))
                .toASCIIString()
                .substring(2);
    }

    /** Whether it is a path already, and legal, whatever part of an address it was. */
    private static boolean isPlain(String part) {
        if (!part.startsWith("/") || part.startsWith("//")) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c >= 0x80 || c == '[' || c == ']') {
                return false;
            }
        }
        return true;
    }

    /** RFC 3986 6.2.2: upper-case escapes, none where none is needed. */
    private static String escapes(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        return ESCAPE.matcher(part).replaceAll(match -> {
            int c = Integer.parseInt(match.group(1), 16);
            boolean unreserved = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            return unreserved ? String.valueOf((char) c) : match.group().toUpperCase(Locale.ROOT);
        });
    }

    private static String query(URI uri, String host) {
        return uri.getRawQuery() == null ? "" : kept(uri.getRawQuery(), host);
    }

    private static String kept(String query, String host) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !Tracking.is(parameter, host))
                .map(parameter -> escapes(ascii("/?" + parameter).substring(2)))
                .collect(Collectors.joining("&"));
    }

    /** A fragment that is an address inside a page that loads everything itself ({@code #!/story}). */
    private static String place(URI uri) {
        String fragment = uri.getRawFragment();
        return fragment == null || !fragment.startsWith("!")
                ? ""
                : "#" + escapes(ascii("/" + fragment).substring(1));
    }

    private static String sorted(String query) {
        return query.indexOf('&') < 0
                ? query
                : Arrays.stream(query.split("&")).sorted().collect(Collectors.joining("&"));
    }
}
