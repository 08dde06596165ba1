package io.broadsheet.digest.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves so many requests at once, lets a few wait, and asks the others to come again (RFC 9110, 503 and Retry-After):
 * with a virtual thread for each request nothing else keeps a flood from filling the memory. Operators and health checks
 * are never kept out.
 */
final class LoadShedding extends OncePerRequestFilter {

    /** As many as are served within a reader's patience by a service that has just started. */
    private static final int WAITING_FOR_EACH = 16;

    private static final String COME_AGAIN_SECONDS = "5";
    private static final String PROBLEM = """
            {"title":"Service Unavailable","status":503,"detail":"Many requests at once. Please try again in a moment."}""";

    private final Semaphore room;

    /** Counted here: the semaphore would walk along its queue to tell. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final int mostWaiting;
    private final Duration patience;

    /**
     * A gate for all requests of readers together.
     *
     * @param atOnce requests that are served at the same time; sixteen times as many may wait
     * @param patience how long each of them waits at most
     */
    LoadShedding(int atOnce, Duration patience) {
        room = new Semaphore(atOnce, true);
        mostWaiting = WAITING_FOR_EACH * atOnce;
        this.patience = patience;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith("/actuator") || path.startsWith("/api/operator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!enter()) {
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }

    /** Programs are told in a few bytes: in a flood the page of an error would cost as much as what was asked for. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
        if (path(request).startsWith("/api/")) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write(PROBLEM);
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private boolean enter() {
        try {
            return waiting.incrementAndGet() <= mostWaiting
                    && room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Requests that wait now. */
    int waiting() {
        return waiting.get();
    }
}
