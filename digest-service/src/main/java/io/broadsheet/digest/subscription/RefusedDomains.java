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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Domains that an operator takes no signups from, such as those of throw-away addresses: {@code example.com} with all names below
 * it, {@code *.example.com} for those alone.
 */
final class RefusedDomains {

    private static final Logger log = LoggerFactory.getLogger(RefusedDomains.class);
    private static final String BELOW = "*.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");
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
     * @param file a domain a line, with comments behind #; read again when it changes
     * @throws IllegalArgumentException if one that is configured is no domain
     */
    RefusedDomains(Collection<String> configured, @Nullable Path file, InstantSource clock) {
        this.configured = configured.stream()
                .map(each -> name(each)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "digest.refused-domains has \"%s\"; it must be a domain like example.com, or *.example.com for the names below it"
                                        .formatted(each))))
                .collect(Collectors.toUnmodifiableSet());
        this.file = file;
        this.clock = clock;
    }

    boolean contains(EmailAddress address) {
        Set<String> current = listed();
        String name = address.address().substring(address.address().lastIndexOf('@') + 1);
        boolean found = configured.contains(name) || current.contains(name);
        for (int dot = name.indexOf('.'); dot >= 0 && !found; dot = name.indexOf('.', dot + 1)) {
            String above = name.substring(dot + 1);
            found = configured.contains(above)
                    || current.contains(above)
                    || configured.contains(BELOW + above)
                    || current.contains(BELOW + above);
        }
        return found;
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
            Set<String> domains = names(path, Files.readAllLines(path));
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

    /** A line that is no domain is named and left out: one slip should not let all the others in. */
    private static Set<String> names(Path path, List<String> lines) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).replaceFirst("#.*", "").strip();
            Optional<String> name = name(text);
            name.ifPresent(names::add);
            if (name.isEmpty() && !text.isEmpty()) {
                log.warn(
                        "{} line {}: \"{}\" is left out; it must be a domain like example.com, or *.example.com for the names below it",
                        path,
                        i + 1,
                        text);
            }
        }
        return Set.copyOf(names);
    }

    /** As DNS knows it. */
    private static Optional<String> name(String typed) {
        String text = typed.strip();
        boolean below = text.startsWith(BELOW);
        String name = DomainName.ascii(below ? text.substring(BELOW.length()) : text);
        return NAME.matcher(name).matches() ? Optional.of(below ? BELOW + name : name) : Optional.empty();
    }
}
