package io.broadsheet.bench;

import java.util.Arrays;

/**
 * One pass over the feeds.
 *
 * @param millis from the first request to the last result
 * @param cpuMillis of the process that makes it
 * @param compilersMillis as much of it as went into compiling
 * @param collectorMillis as much of it as the collector of its JVM took
 * @param othersMillis processor time of database and Kafka meanwhile
 */
record Pass(
        int feeds,
        double millis,
        double cpuMillis,
        double compilersMillis,
        double collectorMillis,
        double othersMillis) {

    double feedsPerSecond() {
        return feeds / millis * 1_000;
    }

    double cpuPerFeed() {
        return cpuMillis / feeds;
    }

    double compilersPerFeed() {
        return compilersMillis / feeds;
    }

    double collectorPerFeed() {
        return collectorMillis / feeds;
    }

    double othersPerFeed() {
        return othersMillis / feeds;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
