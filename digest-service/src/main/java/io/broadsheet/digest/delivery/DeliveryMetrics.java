package io.broadsheet.digest.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Counts what becomes of mails. */
final class DeliveryMetrics {

    private final MeterRegistry registry;
    private final AtomicLong open = new AtomicLong();

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("broadsheet.mails.open", open, AtomicLong::get)
                .description("Mails still to be sent, as last counted")
                .register(registry);
    }

    void open(long mails) {
        open.set(mails);
    }

    void count(List<Outcome> outcomes) {
        outcomes.stream()
                .filter(each -> each.state() != DeliveryState.QUEUED)
                .collect(Collectors.groupingBy(
                        each -> new Sort(each.state(), each.held().delivery().kind()), Collectors.counting()))
                .forEach(this::count);
    }

    private record Sort(DeliveryState state, DeliveryKind kind) {}

    private void count(Sort sort, long mails) {
        registry.counter(
                        "broadsheet.mails",
                        "outcome",
                        sort.state().spelling(),
                        "kind",
                        sort.kind().name().toLowerCase(Locale.ROOT))
                .increment((double) mails);
    }
}
