package io.broadsheet.digest.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of rules beside the classes: sections with regular expressions, one a line. */
record RuleFile(List<Line> lines) {

    private static final Pattern HEADING = Pattern.compile("\\[([a-z -]+)]");
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** A rule, and the heading it stands under. */
    record Line(String section, Pattern pattern) {}

    RuleFile {
        lines = List.copyOf(lines);
    }

    static RuleFile read(String name) {
        return of(name, text(name));
    }

    static RuleFile of(String name, String text) {
        List<Line> lines = new ArrayList<>();
        String section = "";
        for (String line : text.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                section = heading.group(1);
            } else if (line.startsWith("[")) {
                throw new IllegalStateException(
                        name + ": neither a heading nor a rule, which would begin with (?:[ : " + line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(new Line(section, Pattern.compile(line, FLAGS)));
            }
        }
        return new RuleFile(lines);
    }

    static String text(String name) {
        try (InputStream file = RuleFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("no file " + name + " beside the classes");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Pattern> section(String name) {
        return lines.stream()
                .filter(line -> line.section().equals(name))
                .map(Line::pattern)
                .toList();
    }

    static boolean anyIn(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
