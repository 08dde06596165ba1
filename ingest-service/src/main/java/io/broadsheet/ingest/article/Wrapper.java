package io.broadsheet.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses of search engines' alerts and news feeds, which count the click and carry the article's address along. */
final class Wrapper {

    /** Host and path. */
    private static final Pattern COUNTER = Pattern.compile(
            "www\\.google\\.[a-z.]+/url|www\\.bing\\.com/news/apiclick\\.aspx|l\\.facebook\\.com/l\\.php");

    private static final Set<String> NAMES = Set.of("url", "q", "u");

    private Wrapper() {}

    /** The article's address, as it was before it was carried along. */
    static Optional<String> inside(String host, URI uri) {
        if (uri.getRawQuery() == null
                || !COUNTER.matcher(host + uri.getRawPath()).matches()) {
            return Optional.empty();
        }
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2 && NAMES.contains(parameter[0]))
                .map(parameter -> URLDecoder.decode(parameter[1], UTF_8))
                .filter(address -> address.startsWith("https://") || address.startsWith("http://"))
                .findFirst();
    }
}
