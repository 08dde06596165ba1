package io.broadsheet.digest.rendering;

import freemarker.cache.TemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operator's own templates, each parsed when its file changes: one that is broken is refused with file and line, and the last
 * good one stays in force, or the one that it would have replaced.
 */
final class OwnTemplates implements TemplateLoader {

    private static final Logger log = LoggerFactory.getLogger(OwnTemplates.class);

    private final @Nullable Path directory;
    private @Nullable Configuration configuration;
    private final Map<String, Known> known = new HashMap<>();

    /**
     * Reads templates from there.
     *
     * @param directory none: the operator has none
     * @throws IllegalArgumentException when it is no directory
     */
    OwnTemplates(@Nullable Path directory) {
        this.directory = directory == null ? null : directory.toAbsolutePath().normalize();
        if (this.directory != null && !Files.isDirectory(this.directory)) {
            throw new IllegalArgumentException(
                    "digest.templates.directory is %s; there is no such directory".formatted(this.directory));
        }
    }

    /** Sets how templates are read that are to be tried. */
    synchronized void parseAs(Configuration settings) {
        configuration = settings;
    }

    /** A file as it was when it was looked at: what is in force since, and what is wrong with it. */
    private record Known(
            FileTime changed,
            long size,
            @Nullable Good good,
            @Nullable String problem) {}

    /** Text that FreeMarker could read; equal to itself alone, so that a new text is always taken. */
    private static final class Good {
        final String text;
        final long changed;

        Good(String text, long changed) {
            this.text = text;
            this.changed = changed;
        }
    }

    /** What is refused at present: file, and why. */
    synchronized Map<String, String> refused() {
        Map<String, String> result = new TreeMap<>();
        known.forEach((name, file) -> {
            if (file.problem() != null) {
                result.put(name, file.problem());
            }
        });
        return result;
    }

    @Override
    public synchronized @Nullable Object findTemplateSource(String name) throws IOException {
        if (directory == null) {
            return null;
        }
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
            known.remove(name);
            return null;
        }
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        Known last = known.get(name);
        if (last == null || !last.changed().equals(changed) || last.size() != size) {
            last = look(name, file, changed, size, last == null ? null : last.good());
            known.put(name, last);
        }
        return last.good();
    }

    private Known look(String name, Path file, FileTime changed, long size, @Nullable Good before) {
        try {
            String text = Files.readString(file);
            new Template(name, new StringReader(text), configuration);
            log.info("template loaded: file={}", file);
            return new Known(changed, size, new Good(text, changed.toMillis()), null);
        } catch (IOException e) { // among them ParseException, which names the line
            log.warn(
                    "template refused, {} stays in force: file={} reason={}",
                    before == null ? "the one that it would replace" : "the last good one",
                    file,
                    e.getMessage());
            return new Known(changed, size, before, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public long getLastModified(Object source) {
        return ((Good) source).changed;
    }

    @Override
    public Reader getReader(Object source, String encoding) {
        return new StringReader(((Good) source).text);
    }

    @Override
    public void closeTemplateSource(Object source) {
        // nothing is open
    }
}
