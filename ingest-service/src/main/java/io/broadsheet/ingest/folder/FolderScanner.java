package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.status.Attempt;
import io.broadsheet.ingest.status.SourceHealth;
import io.broadsheet.ingest.topic.Topic;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after one folder: takes in every file once it has stood still for long enough. */
final class FolderScanner implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FolderScanner.class);
    private static final int BATCH_FILES = 200;
    private static final long BATCH_BYTES = 16_000_000;
    /** Other folders have their turn after so many. */
    private static final int MOST_A_LOOK = 2_000;

    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Source.Folder source;
    private final List<Topic> topics;
    private final FolderFiles files;
    private final FolderIntake intake;
    private final SourceHealth health;
    private final InstantSource clock;
    private final FolderProperties properties;

    private final KnownFiles known;
    private final Map<String, Sight> unsettled = new HashMap<>();
    private final Map<String, Instant> retries = new HashMap<>();
    private @Nullable FolderEvents events;
    private @Nullable String lastError;
    private boolean reported;
    private int failures;

    /** A file as it was when it was first seen that way. */
    private record Sight(FileStamp stamp, Instant since) {}

    FolderScanner(
            Source.Folder source,
            List<Topic> topics,
            FolderFiles files,
            FolderIntake intake,
            SourceHealth health,
            InstantSource clock,
            FolderProperties properties) {
        this.source = source;
        this.topics = topics;
        this.files = files;
        this.intake = intake;
        this.health = health;
        this.clock = clock;
        this.properties = properties;
        this.known = new KnownFiles(files.known(source.id()));
    }

    /** Whether this scanner looks after exactly this source, judged by exactly these topics. */
    boolean serves(Source.Folder other, List<Topic> judges) {
        return source.equals(other) && topics.equals(judges);
    }

    /** Looks at the whole folder and takes in what is complete; returns how long it took to list the folder. */
    Duration scan() {
        long start = System.nanoTime();
        Duration spent = Duration.ZERO;
        try {
            Set<String> changed = listen();
            Listing listing = Listing.of(source.path(), properties.depth(), properties.maximumFiles());
            spent = Duration.ofNanos(System.nanoTime() - start);
            String problem = forgetMissing(listing, changed);
            unsettled.keySet().retainAll(listing.files().keySet());
            retries.keySet().retainAll(listing.files().keySet());
            succeeded(look(listing), problem);
        } catch (NoSuchFileException e) {
            failed("the folder does not exist: " + source.path());
        } catch (IOException e) {
            failed("the folder cannot be read: %s (%s)".formatted(source.path(), e.getMessage()));
        }
        return spent;
    }

    /** Looks only at what the file system says has changed; true when that does not do. */
    boolean glance() {
        if (events == null) {
            return false;
        }
        FolderEvents.Changes changes = events.drain();
        if (changes.all()) {
            return true;
        }
        try {
            Set<String> paths = changes.paths();
            due().forEach(paths::add);
            if (!paths.isEmpty()) {
                Listing listing = Listing.of(source.path(), paths);
                paths.removeIf(listing::has);
                unsettled.keySet().removeAll(paths);
                forget(paths.stream().filter(known.paths()::contains).toList());
                succeeded(look(listing), lastError);
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Starts to listen where it does not, and returns the files that there were events of. */
    private Set<String> listen() {
        if (events != null) {
            FolderEvents.Changes changes = events.drain();
            if (!changes.all() && failures == 0) {
                return changes.paths();
            }
            events.close();
        }
        events = FolderEvents.of(source.path(), properties.depth());
        return Set.of();
    }

    private int look(Listing listing) {
        refuse(listing.refused());
        return take(settled(listing));
    }

    /** Returns what the operator should know. */
    private @Nullable String forgetMissing(Listing listing, Set<String> changed) {
        if (!listing.complete()) {
            return "more than %,d files; the rest is left out".formatted(properties.maximumFiles());
        }
        boolean empty = listing.files().isEmpty() && listing.refused().isEmpty();
        forget(known.paths().stream()
                .filter(path -> !listing.has(path) && !listing.hides(path))
                .filter(path -> !empty || changed.contains(path))
                .toList());
        if (empty && known.size() > 0) {
            return "empty, although it had %,d files: is it mounted? Their articles stay".formatted(known.size());
        }
        return listing.closed().isEmpty()
                ? null
                : "subfolders that cannot be read: " + String.join(", ", listing.closed());
    }

    private void forget(List<String> missing) {
        if (!missing.isEmpty()) {
            files.miss(source.id(), missing, clock.instant());
            missing.forEach(known::remove);
        }
    }

    /** Files whose time to settle is over; not more than one look takes. */
    private List<String> due() {
        Instant then = clock.instant().minus(properties.settle());
        return unsettled.entrySet().stream()
                .filter(sight -> !sight.getValue().since().isAfter(then))
                .map(Map.Entry::getKey)
                .limit(MOST_A_LOOK)
                .toList();
    }

    private List<String> settled(Listing listing) {
        Instant now = clock.instant();
        List<String> settled = new ArrayList<>();
        listing.files().forEach((path, stamp) -> {
            if (isDealtWith(path, stamp, now)) {
                return;
            }
            Sight sight = unsettled.get(path);
            if (sight == null || !sight.stamp().equals(stamp)) {
                sight = new Sight(stamp, now);
                unsettled.put(path, sight);
            }
            if (Duration.between(sight.since(), now).compareTo(properties.settle()) >= 0
                    && settled.size() < MOST_A_LOOK) {
                settled.add(path);
            }
        });
        return settled;
    }

    private boolean isDealtWith(String path, FileStamp stamp, Instant now) {
        KnownFile before = known.get(path);
        Instant retry = retries.get(path);
        return before != null && before.stamp().equals(stamp) && (retry == null || now.isBefore(retry));
    }

    private int take(List<String> settled) {
        int taken = 0;
        Map<String, FileStamp> batch = new LinkedHashMap<>();
        long bytes = 0;
        for (String path : settled) {
            FileStamp stamp = Objects.requireNonNull(unsettled.get(path)).stamp();
            batch.put(path, stamp);
            bytes += Math.min(stamp.size(), properties.maximumSize().toBytes());
            if (batch.size() == BATCH_FILES || bytes > BATCH_BYTES) {
                taken += takeBatch(batch);
                batch.clear();
                bytes = 0;
            }
        }
        return batch.isEmpty() ? taken : taken + takeBatch(batch);
    }

    private int takeBatch(Map<String, FileStamp> batch) {
        Map<String, KnownFile> taken = intake.take(batch, known);
        taken.forEach(this::settle);
        return taken.size();
    }

    private void settle(String path, KnownFile file) {
        unsettled.remove(path);
        KnownFile before = known.put(path, file);
        String reason = file.refusal();
        boolean mayPass = reason != null && new FileContent.Refused(reason).mayPass();
        if (mayPass) {
            retries.put(path, clock.instant().plus(RETRY));
        } else {
            retries.remove(path);
        }
        if (reason != null && (before == null || !reason.equals(before.refusal()))) {
            // a name may have line breaks
            log.warn(
                    "file refused: source={} file={} reason={}",
                    source.id(),
                    path.replaceAll("\\p{Cntrl}", "?"),
                    reason);
        }
    }

    private void refuse(Map<String, KnownFile> refused) {
        Map<String, KnownFile> fresh = new LinkedHashMap<>(refused);
        fresh.entrySet().removeIf(file -> file.getValue().equals(known.get(file.getKey())));
        if (!fresh.isEmpty()) {
            files.put(source.id(), fresh, clock.instant());
            fresh.forEach(this::settle);
        }
    }

    private void succeeded(int taken, @Nullable String problem) {
        failures = 0;
        if (taken > 0 || !reported || !Objects.equals(problem, lastError)) {
            health.record(source, new Attempt(Attempt.State.OK, clock.instant(), null, 0, problem));
            reported = true;
        }
        lastError = problem;
    }

    private void failed(String error) {
        failures++;
        if (!error.equals(lastError)) {
            log.warn("source failing: source={} reason={}", source.id(), error);
            health.record(source, new Attempt(Attempt.State.FAILING, clock.instant(), null, failures, error));
            reported = true;
            lastError = error;
        }
    }

    @Override
    public void close() {
        if (events != null) {
            events.close();
        }
    }
}
