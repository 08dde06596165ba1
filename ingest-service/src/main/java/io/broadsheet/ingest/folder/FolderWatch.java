package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.source.Catalogue;
import io.broadsheet.ingest.source.LiveCatalogue;
import io.broadsheet.ingest.source.Source;
import io.broadsheet.ingest.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Looks at all folders of the catalogue, again and again. Looking is the truth, and it is cheap; a folder so large that
 * it is not gets its turn less often, and in between only what the file system says has changed is looked at.
 */
final class FolderWatch {

    /** Listing a folder takes at most one part of the time in so many. */
    private static final int SHARE = 20;

    private final LiveCatalogue catalogue;
    private final BiFunction<Source.Folder, List<Topic>, FolderScanner> scanners;
    private final Map<String, Watched> watched = new HashMap<>();

    private record Watched(FolderScanner scanner, long notBefore) {}

    FolderWatch(LiveCatalogue catalogue, BiFunction<Source.Folder, List<Topic>, FolderScanner> scanners) {
        this.catalogue = catalogue;
        this.scanners = scanners;
    }

    void look() {
        Catalogue current = catalogue.current();
        watched.entrySet().removeIf(entry -> {
            boolean gone = !(current.sources().get(entry.getKey()) instanceof Source.Folder);
            if (gone) {
                entry.getValue().scanner().close();
            }
            return gone;
        });
        current.folders().forEach(folder -> look(folder, current.topicsOf(folder)));
    }

    private void look(Source.Folder folder, List<Topic> topics) {
        Watched known = watched.get(folder.id());
        if (known != null && known.scanner().serves(folder, topics)) {
            if (System.nanoTime() - known.notBefore() >= 0 || known.scanner().glance()) {
                scan(folder.id(), known.scanner());
            }
        } else {
            if (known != null) {
                known.scanner().close();
            }
            scan(folder.id(), scanners.apply(folder, topics));
        }
    }

    private void scan(String id, FolderScanner scanner) {
        long listing = scanner.scan().toNanos();
        watched.put(id, new Watched(scanner, System.nanoTime() + listing * SHARE));
    }
}
