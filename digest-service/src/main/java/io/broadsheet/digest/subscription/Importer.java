package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works off uploaded files. What a batch of rows does and how far the file is read are one transaction: after a kill, whoever
 * takes over goes on behind the last batch that counts, and no row is done twice.
 */
final class Importer {

    private static final Logger log = LoggerFactory.getLogger(Importer.class);
    private static final int BATCH = 2000;
    private static final long SKIPPED_AT_ONCE = 50_000;

    private final TransactionOperations transaction;
    private final Imports imports;
    private final ImportParts parts;
    private final ImportBatches batches;
    private final Newsletters newsletters;
    private final LocalPartCase letters;
    private final InstantSource clock;
    private final Duration lease;
    private volatile boolean stopped;

    Importer(
            TransactionOperations transaction,
            Imports imports,
            ImportParts parts,
            ImportBatches batches,
            Newsletters newsletters,
            LocalPartCase letters,
            InstantSource clock,
            Duration lease) {
        this.transaction = transaction;
        this.imports = imports;
        this.parts = parts;
        this.batches = batches;
        this.newsletters = newsletters;
        this.letters = letters;
        this.clock = clock;
        this.lease = lease;
    }

    /** Works until nothing waits, or until it is stopped. */
    void work() {
        UUID worker = UUID.randomUUID();
        try {
            Optional<ImportJob> next = imports.claim(worker, lease);
            while (next.isPresent() && !stopped) {
                work(next.get(), worker);
                next = imports.claim(worker, lease);
            }
            next.ifPresent(job -> imports.release(job.id(), worker));
        } catch (DataAccessException | TransactionException e) {
            log.warn("import waits, database trouble: {}", e.getMessage());
        }
    }

    /** Comes to an end after the batch that is under way. */
    void stop() {
        stopped = true;
    }

    private void work(ImportJob job, UUID worker) {
        Optional<Newsletter> newsletter = newsletters.find(job.newsletter());
        if (newsletter.isEmpty()) {
            over(
                    job,
                    () -> imports.fail(
                            job.id(), worker, "the newsletter " + job.newsletter() + " is not configured any more"));
            return;
        }
        try (var content = new CountingInput(parts.open(job.id()));
                ImportFile file = ImportFile.open(content)) {
            var rows = new ImportRows(job.newsletter(), newsletter.get().zone(), clock.instant(), letters);
            if (!skip(file, job, worker)) {
                return;
            }
            List<ImportRow> batch;
            do {
                batch = file.next(BATCH, rows);
                if (stopped) {
                    imports.release(job.id(), worker);
                    return;
                }
            } while (!batch.isEmpty() && done(job, worker, batch, content.count()));
            if (batch.isEmpty()) {
                finish(job, worker);
            }
        } catch (IOException | UncheckedIOException e) {
            failed(job, worker, ImportFile.reason(e));
        } catch (DataIntegrityViolationException e) { // would be refused again each time
            failed(job, worker, "a row that the database refuses");
            log.warn("import refused by the database id={}", job.id(), e);
        }
    }

    /** Over rows that count already; takes a while in a large file, so the lease is kept up. False when another has taken over. */
    private boolean skip(ImportFile file, ImportJob job, UUID worker) {
        long left = job.rows();
        while (left > 0) {
            long step = Math.min(left, SKIPPED_AT_ONCE);
            file.skip(step);
            left -= step;
            if (stopped) {
                imports.release(job.id(), worker);
                return false;
            }
            if (!imports.keep(job.id(), worker, lease)) {
                log.info("import id={} goes on at another instance", job.id());
                return false;
            }
        }
        return true;
    }

    private boolean done(ImportJob job, UUID worker, List<ImportRow> batch, long bytesRead) {
        List<ImportRow.Usable> usable = of(ImportRow.Usable.class, batch);
        List<ImportRow.Refused> refused = of(ImportRow.Refused.class, batch);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            ImportBatches.Added added = batches.add(job.id(), job.newsletter(), usable);
            batches.refuse(job.id(), refused);
            int known = usable.size() - added.imported() - added.suppressed();
            var step = new Imports.Step(
                    bytesRead, batch.size(), added.imported(), known, added.suppressed(), refused.size());
            boolean ours = imports.advance(job.id(), worker, lease, step);
            if (!ours) {
                log.info("import id={} goes on at another instance", job.id());
                status.setRollbackOnly();
            }
            return ours;
        }));
    }

    private void finish(ImportJob job, UUID worker) {
        if (over(job, () -> imports.finish(job.id(), worker))) {
            imports.find(job.id())
                    .ifPresent(it -> log.info(
                            "import done id={} newsletter={} rows={} imported={} known={} suppressed={} refused={}",
                            it.id(),
                            it.newsletter(),
                            it.rows(),
                            it.imported(),
                            it.known(),
                            it.suppressed(),
                            it.refused()));
        }
    }

    /** Ends the import and deletes the file in one, so that no uploaded address outlives the work on it. */
    private boolean over(ImportJob job, BooleanSupplier end) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean ended = end.getAsBoolean();
            if (ended) {
                parts.delete(job.id());
            }
            return ended;
        }));
    }

    private void failed(ImportJob job, UUID worker, String reason) {
        long row = imports.find(job.id()).orElse(job).rows() + 1;
        String where = "cannot be read any further after row %d: %s".formatted(row, reason);
        if (over(job, () -> imports.fail(job.id(), worker, where))) {
            log.warn("import failed id={} newsletter={} reason={}", job.id(), job.newsletter(), reason);
        }
    }

    private static <T extends ImportRow> List<T> of(Class<T> kind, List<ImportRow> rows) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
