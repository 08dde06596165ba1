package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleRecorder;
import io.broadsheet.ingest.article.Candidate;
import io.broadsheet.ingest.article.Recorded;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after one folder: takes in every file once it has stood still for long enough. */
final class FolderScanner {

    private static final Logger log = LoggerFactory.getLogger(FolderScanner.class);
    private static final int BATCH = 200;

    private final Source.Folder source;
    private final List<Topic> topics;
    private final FolderFiles files;
    private final FileReader reader;
    private final ArticleRecorder recorder;
    private final SourceHealth health;
    private final InstantSource clock;
    private final FolderProperties properties;

    private final Map<String, FileStamp> known;
    private final Map<String, Sight> unsettled = new HashMap<>();
    private @Nullable String lastError;
    private boolean reported;
    private int failures;

    /** A file as it was when it was first seen that way. */
    private record Sight(FileStamp stamp, Instant since) {}

    FolderScanner(
            Source.Folder source,
            List<Topic> topics,
            FolderFiles files,
            ArticleRecorder recorder,
            SourceHealth health,
            InstantSource clock,
            FolderProperties properties) {
        this.source = source;
        this.topics = topics;
        this.files = files;
        this.reader = new FileReader(properties.maximumSize().toBytes());
        this.recorder = recorder;
        this.health = health;
        this.clock = clock;
        this.properties = properties;
        this.known = files.known(source.id());
    }

    /** Whether this scanner looks after exactly this source, judged by exactly these topics. */
    boolean serves(Source.Folder other, List<Topic> judges) {
        return source.equals(other) && topics.equals(judges);
    }

    /** Takes in what is complete; returns how long it took to list the folder. */
    Duration scan() {
        long start = System.nanoTime();
        Duration spent = Duration.ZERO;
        try {
            Listing listing = Listing.of(source.path(), properties.depth(), properties.maximumFiles());
            spent = Duration.ofNanos(System.nanoTime() - start);
            forgetMissing(listing);
            listing.outside().forEach(this::refuseLink);
            int taken = take(settled(listing));
            succeeded(listing, taken);
        } catch (NoSuchFileException e) {
            failed("the folder does not exist: " + source.path());
        } catch (IOException e) {
            failed("the folder cannot be read: %s (%s)".formatted(source.path(), e.getMessage()));
        }
        return spent;
    }

    private void forgetMissing(Listing listing) {
        if (!listing.complete()) {
            return;
        }
        List<String> missing = known.keySet().stream()
                .filter(path ->
                        !listing.files().containsKey(path) && !listing.outside().containsKey(path))
                .toList();
        if (!missing.isEmpty()) {
            files.forget(source.id(), missing);
            missing.forEach(known::remove);
        }
    }

    private List<String> settled(Listing listing) {
        Instant now = clock.instant();
        unsettled.keySet().retainAll(listing.files().keySet());
        List<String> settled = new ArrayList<>();
        listing.files().forEach((path, stamp) -> {
            if (stamp.equals(known.get(path))) {
                return;
            }
            Sight sight = unsettled.get(path);
            if (sight == null || !sight.stamp().equals(stamp)) {
                unsettled.put(path, new Sight(stamp, now));
            } else if (Duration.between(sight.since(), now).compareTo(properties.settle()) >= 0) {
                settled.add(path);
            }
        });
        return settled;
    }

    private int take(List<String> settled) {
        for (int from = 0; from < settled.size(); from += BATCH) {
            takeBatch(settled.subList(from, Math.min(settled.size(), from + BATCH)));
        }
        return settled.size();
    }

    private void takeBatch(List<String> paths) {
        List<Candidate> candidates = new ArrayList<>();
        Map<String, @Nullable String> refusals = new HashMap<>();
        for (String path : paths) {
            Sight sight = java.util.Objects.requireNonNull(unsettled.get(path));
            switch (reader.read(source.path(), path, sight.stamp().size())) {
                case FileContent.Read read -> {
                    candidates.add(read.candidate());
                    refusals.put(path, null);
                }
                case FileContent.Refused refused -> refusals.put(path, refused.reason());
            }
        }
        // articles first: a crash between the two reads the files again, and finds the articles known
        Recorded recorded = recorder.record(source, topics, candidates);
        refusals.forEach(this::settle);
        log.info(
                "folder read: source={} files={} new={} selected={} changed={}",
                source.id(),
                paths.size(),
                recorded.added(),
                recorded.selected(),
                recorded.changed());
    }

    private void settle(String path, @Nullable String refusal) {
        Sight sight = java.util.Objects.requireNonNull(unsettled.remove(path));
        put(path, sight.stamp(), refusal);
    }

    private void refuseLink(String path, FileStamp stamp) {
        if (!stamp.equals(known.get(path))) {
            put(path, stamp, "a link that leads out of the folder");
        }
    }

    private void put(String path, FileStamp stamp, @Nullable String refusal) {
        if (refusal != null) {
            log.warn("file refused: source={} file={} reason={}", source.id(), path, refusal);
        }
        files.put(source.id(), path, stamp, refusal, clock.instant());
        known.put(path, stamp);
    }

    private void succeeded(Listing listing, int taken) {
        String problem = listing.complete()
                ? null
                : "more than %,d files; the rest is left out".formatted(properties.maximumFiles());
        failures = 0;
        if (taken > 0 || !reported || !java.util.Objects.equals(problem, lastError)) {
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
}
