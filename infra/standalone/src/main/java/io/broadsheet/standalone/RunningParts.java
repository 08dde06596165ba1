package io.broadsheet.standalone;

import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in the order that loses nothing, also when a start is cut short. */
final class RunningParts implements AutoCloseable {

    /** In the order of stopping: who writes goes before what is written to. */
    enum Part {
        DIGEST,
        INGEST,
        MAILBOX,
        KAFKA,
        POSTGRES,
        DATA_DIRECTORY
    }

    private static final Logger log = LoggerFactory.getLogger(RunningParts.class);

    private final Map<Part, AutoCloseable> parts = new EnumMap<>(Part.class);
    private boolean closed;

    /** Takes over a part; one that comes too late is stopped again. */
    <T extends AutoCloseable> T add(Part part, T started) {
        synchronized (parts) {
            if (!closed) {
                parts.put(part, started);
                return started;
            }
        }
        stop(part, started);
        throw new IllegalStateException("stopped while starting");
    }

    @Override
    public void close() {
        Map<Part, AutoCloseable> all;
        synchronized (parts) {
            closed = true;
            all = new EnumMap<>(parts);
            parts.clear();
        }
        all.forEach(RunningParts::stop);
    }

    private static void stop(Part part, AutoCloseable running) {
        long begin = System.nanoTime();
        try {
            running.close();
            log.debug("stopped part={} millis={}", part, (System.nanoTime() - begin) / 1_000_000);
        } catch (Exception e) { // the next part must be stopped all the same
            log.warn("could not be stopped: part={}", part, e);
        }
    }
}
