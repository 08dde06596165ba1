package io.broadsheet.digest.subscription;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Domains that an operator takes no signups from, such as those of throw-away addresses; with all names below them. */
final class RefusedDomains {

    private static final Logger log = LoggerFactory.getLogger(RefusedDomains.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final Set<String> configured;
    private final @Nullable Path file;
    private final InstantSource clock;
    private volatile Listed listed = new Listed(Set.of(), null, Instant.MIN);

    /** What the file said, and when. */
    private record Listed(Set<String> domains, @Nullable FileTime changed, Instant looked) {}

    /**
     * None, unless configured.
     *
     * @param file a domain a line, empty ones and those that begin with # left out; read again when it changes
     */
    RefusedDomains(Collection<String> configured, @Nullable Path file, InstantSource clock) {
        this.configured = names(configured);
        this.file = file;
        this.clock = clock;
    }

    boolean contains(EmailAddress address) {
        Set<String> current = listed();
        String name = address.address().substring(address.address().lastIndexOf('@') + 1);
        while (!configured.contains(name) && !current.contains(name)) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                return false;
            }
            name = name.substring(dot + 1);
        }
        return true;
    }

    private Set<String> listed() {
        Listed known = listed;
        if (file != null && known.looked().isBefore(clock.instant().minus(LOOK_AGAIN))) {
            listed = known = read(file, known);
        }
        return known.domains();
    }

    /** A file that cannot be read changes nothing: signups go on with what was read before. */
    private Listed read(Path path, Listed known) {
        Instant now = clock.instant();
        try {
            FileTime changed = Files.getLastModifiedTime(path);
            if (changed.equals(known.changed())) {
                return new Listed(known.domains(), changed, now);
            }
            Set<String> domains = names(Files.readAllLines(path));
            log.info("domains refused={} file={}", domains.size(), path);
            return new Listed(domains, changed, now);
        } catch (IOException e) {
            log.warn(
                    "digest.refused-domains-file cannot be read, keeping {} domains: {}",
                    known.domains().size(),
                    e.toString());
            return new Listed(known.domains(), known.changed(), now);
        }
    }

    private static Set<String> names(Collection<String> lines) {
        Set<String> names = new HashSet<>();
        for (String line : lines) {
            String name = line.strip();
            if (!name.isEmpty() && !name.startsWith("#")) {
                names.add(DomainName.ascii(name));
            }
        }
        return Set.copyOf(names);
    }
}
