package io.broadsheet.digest.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves so many requests at once, lets a few wait, and asks the others to come again (RFC 9110, 503 and Retry-After):
 * with a virtual thread for each request nothing else keeps a flood from filling the memory. Operators and health checks
 * are never kept out.
 */
final class LoadShedding extends OncePerRequestFilter {

    private static final int WAITING_FOR_EACH = 4;
    private static final String COME_AGAIN_SECONDS = "5";

    private final Semaphore room;
    private final int mostWaiting;
    private final Duration patience;

    /**
     * A gate for all requests of readers together.
     *
     * @param atOnce requests that are served at the same time; four times as many may wait
     * @param patience how long each of them waits at most
     */
    LoadShedding(int atOnce, Duration patience) {
        room = new Semaphore(atOnce, true);
        mostWaiting = WAITING_FOR_EACH * atOnce;
        this.patience = patience;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/actuator") || path.startsWith("/api/operator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!enter()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }

    private boolean enter() {
        if (waiting() >= mostWaiting) {
            return false;
        }
        try {
            return room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Requests that wait now. */
    int waiting() {
        return room.getQueueLength();
    }
}
