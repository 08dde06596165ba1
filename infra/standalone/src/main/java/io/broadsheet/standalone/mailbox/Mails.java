package io.broadsheet.standalone.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** All mails, one {@code .eml} file each; the oldest give way when there are too many. */
final class Mails {

    private static final String SUFFIX = ".eml";

    private final Path directory;
    private final int limit;
    private final InstantSource clock;
    private final ConcurrentSkipListSet<MailId> ids = new ConcurrentSkipListSet<>();
    private final AtomicLong numbers = new AtomicLong();

    /**
     * Opens the directory, with what it has already.
     *
     * @param limit the most mails to keep
     */
    Mails(Path directory, int limit, InstantSource clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.limit = limit;
        this.clock = clock;
        try (var files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .flatMap(name -> MailId.parse(name.substring(0, name.length() - SUFFIX.length())).stream())
                    .forEach(ids::add);
        }
    }

    /** Keeps a mail: when this returns, a restart finds it again. */
    MailId add(byte[] mail) throws IOException {
        MailId id = MailId.of(clock.instant(), numbers.getAndIncrement());
        Path unfinished = directory.resolve(id.value() + ".part");
        Files.write(unfinished, mail);
        Files.move(unfinished, file(id), StandardCopyOption.ATOMIC_MOVE);
        ids.add(id);
        while (ids.size() > limit) {
            MailId oldest = ids.pollFirst();
            if (oldest != null) {
                Files.deleteIfExists(file(oldest));
            }
        }
        return id;
    }

    int count() {
        return ids.size();
    }

    /** A stretch of the mails, newest first. */
    List<MailId> newest(int start, int count) {
        return ids.descendingSet().stream().skip(start).limit(count).toList();
    }

    /** The mail as it was received, with what the server noted above it. */
    Optional<byte[]> read(MailId id) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file(id)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void deleteAll() throws IOException {
        for (MailId id = ids.pollFirst(); id != null; id = ids.pollFirst()) {
            Files.deleteIfExists(file(id));
        }
    }

    private Path file(MailId id) {
        return directory.resolve(id.value() + SUFFIX);
    }
}
