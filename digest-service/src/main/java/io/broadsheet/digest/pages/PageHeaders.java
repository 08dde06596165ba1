package io.broadsheet.digest.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Headers of all public pages: they run no scripts (Content Security Policy 3), and links with a token in them are kept
 * neither by caches nor by search engines, nor told to other sites. A handler may set its own instead.
 */
final class PageHeaders extends OncePerRequestFilter {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data: https:; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Set<String> WITH_TOKEN = Set.of("/confirm", "/unsubscribe", "/preferences");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith("/console")) {
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("Referrer-Policy", "no-referrer");
        }
        if (WITH_TOKEN.stream().anyMatch(path::startsWith)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Robots-Tag", "noindex");
        }
        chain.doFilter(request, response);
    }
}
