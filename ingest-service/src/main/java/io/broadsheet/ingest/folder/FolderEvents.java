package io.broadsheet.ingest.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the file system says has changed below a folder since the last time of asking; a hint, never the truth. */
final class FolderEvents implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FolderEvents.class);

    private final Path root;
    private final WatchService service;

    /**
     * What to look at.
     *
     * @param paths files, by path below the folder
     * @param all look at everything: folders came or went, or there were too many events
     */
    record Changes(Set<String> paths, boolean all) {}

    private FolderEvents(Path root, WatchService service) {
        this.root = root;
        this.service = service;
    }

    /** Starts to listen; null where the system cannot, and looking at everything has to do. */
    static @Nullable FolderEvents of(Path folder, int depth) {
        WatchService service = null;
        try {
            Path root = folder.toRealPath();
            service = FileSystems.getDefault().newWatchService();
            var events = new FolderEvents(root, service);
            events.register(root, depth);
            return events;
        } catch (IOException | UncheckedIOException e) {
            log.warn("no file events, large folders are noticed later: folder={} reason={}", folder, e.toString());
            close(service);
            return null;
        }
    }

    private void register(Path folder, int depth) throws IOException {
        try (Stream<Path> below = Files.walk(folder, depth)) {
            for (Path each : (Iterable<Path>) below::iterator) {
                if (!isHidden(each) && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    each.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
                }
            }
        }
    }

    /** Whether it or a folder above it is, below the root. */
    private boolean isHidden(Path path) {
        return Stream.iterate(path, each -> !each.equals(root), Path::getParent).anyMatch(Listing::isHidden);
    }

    Changes drain() {
        Set<String> paths = new TreeSet<>();
        boolean all = false;
        for (WatchKey key = service.poll(); key != null; key = service.poll()) {
            for (WatchEvent<?> event : key.pollEvents()) {
                if (event.context() instanceof Path name && key.watchable() instanceof Path folder) {
                    Path changed = folder.resolve(name);
                    all |= Files.isDirectory(changed, LinkOption.NOFOLLOW_LINKS);
                    paths.add(root.relativize(changed).toString().replace('\\', '/'));
                } else {
                    all = true;
                }
            }
            all |= !key.reset();
        }
        return new Changes(paths, all);
    }

    @Override
    public void close() {
        close(service);
    }

    private static void close(@Nullable WatchService service) {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            log.debug("closing a watch failed", e);
        }
    }
}
