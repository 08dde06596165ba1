package io.broadsheet.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue in force: the last valid state of the file. An edit that does not validate changes nothing. Articles
 * that are already stored keep the verdicts of the topics as they were.
 */
public final class LiveCatalogue {

    private static final Logger log = LoggerFactory.getLogger(LiveCatalogue.class);

    private final Path file;
    private final CatalogueReader reader;
    private volatile Catalogue current;
    private volatile @Nullable String refusal;
    private @Nullable Object stamp;
    private @Nullable Object seen;

    /** Reads the file; an invalid one is refused with {@link InvalidCatalogue}, and the service does not start. */
    LiveCatalogue(Path file, CatalogueReader reader) {
        this.file = file;
        this.reader = reader;
        this.stamp = stamp();
        this.seen = stamp;
        this.current = reader.read();
    }

    /** The same object until the file changes to something valid. */
    public Catalogue current() {
        return current;
    }

    /** Why the file as it is now is not in force, when it is not. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Takes the file's new state over if there is one. */
    void refresh() {
        Object now = stamp();
        // an editor may be half-way through: take over what two looks in a row have seen
        boolean settled = Objects.equals(now, seen);
        seen = now;
        if (!settled || Objects.equals(now, stamp)) {
            return;
        }
        stamp = now;
        try {
            current = reader.read();
            refusal = null;
            log.info(
                    "catalogue read again: file={} topics={} sources={}",
                    file,
                    current.topics().size(),
                    current.sources().size());
        } catch (InvalidCatalogue e) {
            refusal = e.getMessage();
            log.warn("edit refused, the last valid catalogue stays: {}", e.getMessage());
        }
    }

    private @Nullable Object stamp() {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            return null;
        }
    }
}
