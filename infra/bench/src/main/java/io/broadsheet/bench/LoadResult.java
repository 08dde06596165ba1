package io.broadsheet.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What came of a load.
 *
 * @param began when the first request was due
 * @param perSecond requests that were due each second
 * @param seconds until the last answer
 * @param millis what each took, in the order in which they were due
 * @param refused asked to come again (503)
 * @param errors anything else but 202
 */
record LoadResult(Instant began, int perSecond, double seconds, List<Double> millis, int refused, int errors) {

    /** What takes longer is said to be slow. */
    private static final int SLOW_MILLIS = 100;

    private static final int SECONDS_NAMED = 4;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    int requests() {
        return millis.size();
    }

    /** Slow requests of one second, by when they were due. */
    private record Second(int number, int slow) {}

    @Override
    public String toString() {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%d requests, %.0f/s answered, %d refused, %d errors, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, p99.9 %.0f ms, worst %.0f ms, %s",
                sorted.length,
                sorted.length / seconds,
                refused,
                errors,
                share(sorted, 500),
                share(sorted, 950),
                share(sorted, 990),
                share(sorted, 999),
                sorted[sorted.length - 1],
                slowOnes());
    }

    private static double share(double[] sorted, int thousandths) {
        return sorted[(int) ((long) sorted.length * thousandths / 1000)];
    }

    /** How many were slow and in which seconds most of them, in UTC: to be looked for in the logs of whoever was busy then. */
    private String slowOnes() {
        List<Second> slow = IntStream.range(0, (millis.size() + perSecond - 1) / perSecond)
                .mapToObj(this::second)
                .filter(second -> second.slow() > 0)
                .sorted(Comparator.comparingInt(Second::slow).reversed())
                .toList();
        String when = slow.stream()
                .limit(SECONDS_NAMED)
                .map(second -> "%d at %s".formatted(second.slow(), TIME.format(began.plusSeconds(second.number()))))
                .collect(Collectors.joining(", ", " (", ")"));
        return "over %d ms: %d%s"
                .formatted(SLOW_MILLIS, slow.stream().mapToInt(Second::slow).sum(), slow.isEmpty() ? "" : when);
    }

    private Second second(int number) {
        int from = number * perSecond;
        long slow = millis.subList(from, Math.min(from + perSecond, millis.size())).stream()
                .filter(each -> each > SLOW_MILLIS)
                .count();
        return new Second(number, (int) slow);
    }
}
