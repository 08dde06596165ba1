package io.broadsheet.standalone.mailbox;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a browser or program asks for.
 *
 * @param method HEAD counts as GET
 * @param path segments between the slashes
 */
record MailboxRequest(String method, List<String> path, Map<String, String> query) {

    static MailboxRequest of(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        List<String> path = Arrays.stream(exchange.getRequestURI().getPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        return new MailboxRequest(
                method.equals("HEAD") ? "GET" : method,
                path,
                query(exchange.getRequestURI().getRawQuery()));
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> result = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = pair.substring(equals + 1).replaceAll("%(?![0-9a-fA-F]{2})", "%25");
                result.put(pair.substring(0, equals), URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return result;
    }

    boolean isApi() {
        return !path.isEmpty() && path.getFirst().equals("api");
    }

    /** A number of the query, moved to the nearest bound; the default when it is not a number. */
    int number(String name, int otherwise, int least, int most) {
        String value = query.getOrDefault(name, "");
        return value.matches("\\d{1,9}") ? Math.clamp(Integer.parseInt(value), least, most) : otherwise;
    }
}
