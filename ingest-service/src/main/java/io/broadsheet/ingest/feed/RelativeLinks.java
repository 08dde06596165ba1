package io.broadsheet.ingest.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes links absolute by the {@code xml:base} in force, and keeps what is no proper address as it is: unlike
 * {@link java.net.URI} this never refuses one (RFC 3986, section 5.2).
 */
final class RelativeLinks {

    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern TOO_MANY_SLASHES = Pattern.compile("^([A-Za-z][A-Za-z0-9+.,-]*://)/+");
    private static final Set<String> HIERARCHICAL = Set.of("http", "https", "ftp", "file", "sftp", "gopher", "rtsp");
    private static final Set<String> BASES =
            Set.of("http", "https", "ftp", "file", "sftp", "gopher", "rtsp", "feed", "mailto", "news", "magnet");

    private final Deque<String> bases = new ArrayDeque<>();
    private String base;

    RelativeLinks(String base) {
        this.base = base;
    }

    String base() {
        return base;
    }

    /** An element begins, which may say what its links are relative to. */
    void open(@Nullable String wanted) {
        if (wanted != null && !wanted.isEmpty()) {
            String joined = join(base, wanted);
            if (BASES.contains(scheme(joined.strip()))) {
                base = joined;
            }
        }
        bases.push(base);
    }

    void close() {
        if (!bases.isEmpty()) {
            bases.pop();
            base = bases.isEmpty() ? base : bases.peek();
        }
    }

    String resolve(String link) {
        return join(base, link);
    }

    /** In lower case; empty when there is none. */
    static String scheme(String link) {
        if (link.startsWith("https:")) {
            return "https";
        }
        if (link.startsWith("http:")) {
            return "http";
        }
        Matcher scheme = SCHEME.matcher(link);
        return scheme.find() ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
    }

    static String join(String base, String given) {
        String link = given.contains(":///") ? TOO_MANY_SLASHES.matcher(given).replaceFirst("$1") : given;
        if (link.isEmpty()) {
            return base;
        }
        String tidy = tidy(link);
        String scheme = scheme(tidy);
        String baseScheme = scheme(base);
        boolean sameKind = scheme.isEmpty() || scheme.equals(baseScheme);
        if (base.isEmpty() || !sameKind || !HIERARCHICAL.contains(baseScheme)) {
            return link;
        }
        Parts relative = Parts.of(scheme.isEmpty() ? tidy : tidy.substring(scheme.length() + 1));
        if (relative.host.indexOf('[') >= 0 != relative.host.indexOf(']') >= 0) {
            return "";
        }
        if (!relative.host.isEmpty()) {
            return relative.in(baseScheme);
        }
        Parts from = Parts.of(tidy(base).substring(baseScheme.length() + 1));
        if (relative.path.isEmpty()) {
            String query = relative.query.isEmpty() ? from.query : relative.query;
            return new Parts(from.host, from.path, query, relative.fragment).in(baseScheme);
        }
        return new Parts(from.host, merged(from.path, relative.path), relative.query, relative.fragment).in(baseScheme);
    }

    private static String tidy(String link) {
        int start = 0;
        while (start < link.length() && link.charAt(start) <= ' ') {
            start++;
        }
        String rest = link.substring(start);
        return rest.indexOf('\n') < 0 && rest.indexOf('\r') < 0 && rest.indexOf('\t') < 0
                ? rest
                : rest.replaceAll("[\\r\\n\\t]", "");
    }

    private static String merged(String from, String path) {
        List<String> segments = new ArrayList<>();
        if (!path.startsWith("/")) {
            segments.addAll(List.of(from.split("/", -1)));
            segments.removeLast();
            if (segments.isEmpty()) {
                segments.add("");
            }
        }
        segments.addAll(List.of(path.split("/", -1)));
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean inner = !path.startsWith("/") && i > 0 && i < segments.size() - 1;
            if (segment.equals("..")) {
                if (!kept.isEmpty()) {
                    kept.removeLast();
                }
            } else if (!segment.equals(".") && !(inner && segment.isEmpty())) {
                kept.add(segment);
            }
        }
        if (segments.getLast().equals(".") || segments.getLast().equals("..")) {
            kept.add("");
        }
        String merged = String.join("/", kept);
        return merged.startsWith("/") ? merged : "/" + merged;
    }

    /** What follows the scheme; each part empty when absent. */
    private record Parts(String host, String path, String query, String fragment) {

        static Parts of(String rest) {
            String left = rest;
            String host = "";
            if (left.startsWith("//")) {
                int end = 2;
                while (end < left.length() && "/?#".indexOf(left.charAt(end)) < 0) {
                    end++;
                }
                host = left.substring(2, end);
                left = left.substring(end);
            }
            int hash = left.indexOf('#');
            String fragment = hash < 0 ? "" : left.substring(hash + 1);
            left = hash < 0 ? left : left.substring(0, hash);
            int mark = left.indexOf('?');
            String query = mark < 0 ? "" : left.substring(mark + 1);
            return new Parts(host, mark < 0 ? left : left.substring(0, mark), query, fragment);
        }

        String in(String scheme) {
            boolean parted = !host.isEmpty() && !path.isEmpty() && !path.startsWith("/");
            return scheme + "://" + host + (parted ? "/" : "") + path + (query.isEmpty() ? "" : "?" + query)
                    + (fragment.isEmpty() ? "" : "#" + fragment);
        }
    }
}
