package io.broadsheet.digest.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LoadSheddingTest {

    private static final Executor THREADS = Thread::startVirtualThread;

    private final LoadShedding shedding = new LoadShedding(1, Duration.ofMinutes(1));
    private final CountDownLatch served = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private CompletableFuture<MockHttpServletResponse> request(String path, FilterChain chain) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var response = new MockHttpServletResponse();
                    try {
                        shedding.doFilter(new MockHttpServletRequest("POST", path), response, chain);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return response;
                },
                THREADS);
    }

    @Test
    void someWaitAndTheRestIsAskedToComeAgain() throws Exception {
        List<CompletableFuture<MockHttpServletResponse>> taken = new ArrayList<>();
        taken.add(request("/subscriptions", (_, _) -> {
            served.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        served.await();
        for (int i = 1; i <= 16; i++) {
            taken.add(request("/subscriptions", (_, _) -> {}));
            int waiting = i;
            await().until(() -> shedding.waiting() == waiting);
        }

        MockHttpServletResponse refused =
                request("/subscriptions", (_, _) -> {}).join();
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
        MockHttpServletResponse program =
                request("/api/subscriptions", (_, _) -> {}).join();
        assertThat(program.getStatus()).isEqualTo(503);
        assertThat(program.getContentType()).startsWith("application/problem+json");
        assertThat(program.getContentAsString()).contains("try again");
        assertThat(request("/actuator/health", (_, _) -> {}).join().getStatus()).isEqualTo(200);
        assertThat(request("/api/operator/subscriptions", (_, _) -> {}).join().getStatus())
                .isEqualTo(200);

        goOn.countDown();
        assertThat(taken).allSatisfy(it -> assertThat(it.join().getStatus()).isEqualTo(200));
        assertThat(shedding.waiting()).isZero();
    }

    @Test
    void whoWaitsTooLongIsAskedToComeAgainToo() throws Exception {
        var impatient = new LoadShedding(1, Duration.ZERO);
        var response = new MockHttpServletResponse();
        impatient.doFilter(
                new MockHttpServletRequest("GET", "/"),
                new MockHttpServletResponse(),
                (_, _) -> impatient.doFilter(new MockHttpServletRequest("GET", "/confirm"), response, (_, _) -> {
                    throw new IllegalStateException("served");
                }));
        assertThat(response.getStatus()).isEqualTo(503);
    }
}
