package io.broadsheet.digest.subscription;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Lets one thread of this instance work on imports: when one was uploaded here, or was left behind elsewhere. */
class ImportCrew implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ImportCrew.class);

    private final Importer importer;
    private final Imports imports;
    private final Duration keep;
    private final InstantSource clock;
    private final AtomicBoolean called = new AtomicBoolean();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("import").factory());

    ImportCrew(Importer importer, Imports imports, Duration keep, InstantSource clock) {
        this.importer = importer;
        this.imports = imports;
        this.keep = keep;
        this.clock = clock;
    }

    /** Has all waiting imports worked off, soon. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void call() {
        if (called.compareAndSet(false, true)) {
            thread.execute(() -> {
                called.set(false);
                importer.work();
            });
        }
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void tidy() {
        try {
            imports.forget(clock.instant().minus(keep));
        } catch (DataAccessException e) {
            log.warn("old imports not forgotten, next try in five minutes: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        importer.stop();
        thread.close();
    }
}
