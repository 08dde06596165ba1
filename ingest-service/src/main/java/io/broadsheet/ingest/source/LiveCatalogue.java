package io.broadsheet.ingest.source;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue in force: the last valid state of the file. An edit that does not validate changes nothing. Articles
 * that are already stored keep the verdicts of the topics as they were; new ones meet the topics as they are.
 */
public final class LiveCatalogue {

    private static final Logger log = LoggerFactory.getLogger(LiveCatalogue.class);

    private final Path file;
    private final CatalogueReader reader;
    private final InstantSource clock;
    private volatile InForce inForce;
    private volatile @Nullable Refusal refusal;
    private Look read;
    private Look seen;

    private record InForce(Catalogue catalogue, Instant since) {}

    /** What was there at one look: the file, unless it could not be read, and the state of what it refers to. */
    @SuppressWarnings("ArrayRecordComponent") // compared by same()
    private record Look(byte @Nullable [] file, String examples) {

        boolean same(Look other) {
            return Arrays.equals(file, other.file) && examples.equals(other.examples);
        }
    }

    /** Reads the file; an invalid one is refused with {@link InvalidCatalogue}, and the service does not start. */
    LiveCatalogue(Path file, CatalogueReader reader, InstantSource clock) {
        this.file = file;
        this.reader = reader;
        this.clock = clock;
        byte[] content = reader.content().orElse(null);
        this.inForce = new InForce(read(content), clock.instant());
        this.read = new Look(content, reader.examplesRead());
        this.seen = read;
    }

    private Catalogue read(byte @Nullable [] content) {
        return content == null ? reader.read() : reader.read(content);
    }

    /** The same object until the file changes to something valid. */
    public Catalogue current() {
        return inForce.catalogue();
    }

    Path file() {
        return file;
    }

    /** When the file was found to say what {@link #current} says. */
    Instant since() {
        return inForce.since();
    }

    /** Why the file as it is now is not in force, when it is not. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /**
     * Takes the file's new state over if there is one. What it says is compared, not its date or where a link leads:
     * editors replace files, and Kubernetes swaps the folder behind them.
     */
    void refresh() {
        var now = new Look(reader.content().orElse(null), reader.examplesPresent());
        // an editor may be half-way through: take over what two looks in a row have seen
        boolean settled = now.same(seen);
        seen = now;
        if (!settled || now.same(read)) {
            return;
        }
        try {
            apply(read(now.file()));
        } catch (InvalidCatalogue e) {
            refuse(e);
        } catch (RuntimeException e) { // a file can be wrong in ways that its reader's libraries did not think of
            refuse(new InvalidCatalogue(file, null, null, "cannot be used: " + e));
        }
        read = new Look(now.file(), reader.examplesRead());
        seen = read;
    }

    private void apply(Catalogue catalogue) {
        refusal = null;
        inForce = new InForce(catalogue, clock.instant());
        log.info(
                "catalogue read again: file={} topics={} sources={}",
                file,
                catalogue.topics().size(),
                catalogue.sources().size());
    }

    private void refuse(InvalidCatalogue mistake) {
        refusal = Refusal.of(mistake, clock.instant());
        log.warn("edit refused, the last valid catalogue stays: {}", mistake.getMessage());
    }
}
