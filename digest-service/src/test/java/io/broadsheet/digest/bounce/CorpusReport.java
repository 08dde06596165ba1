package io.broadsheet.digest.bounce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a corpus was judged: a line for each mail, a table of what was taken for what, and each mistake with its reason. */
final class CorpusReport {

    private final Map<Kind, Map<Kind, Integer>> table = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> lines = new ArrayList<>(List.of("file,expected,kind,cause,status"));

    CorpusReport(Corpus corpus) {
        for (Path mail : corpus.mails()) {
            add(corpus.folder().relativize(mail).toString(), corpus.expected(mail), Corpus.verdict(mail));
        }
    }

    private void add(String name, Optional<Kind> expected, Verdict verdict) {
        lines.add("%s,%s,%s,%s,%s"
                .formatted(
                        name,
                        expected.map(Kind::text).orElse(""),
                        verdict.kind().text(),
                        verdict.cause() == null ? "" : verdict.cause().text(),
                        verdict.status() == null ? "" : verdict.status()));
        expected.ifPresent(kind -> {
            table.computeIfAbsent(kind, ignored -> new TreeMap<>()).merge(verdict.kind(), 1, Integer::sum);
            if (verdict.kind() != kind) {
                mistakes.add("%s is %s, taken for %s (%s)"
                        .formatted(name, kind.text(), verdict.kind().text(), verdict.words()));
            }
        });
    }

    void writeTo(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** Empty when nothing said what the mails are. */
    String summary() {
        int all = table.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        if (all == 0) {
            return "";
        }
        int right = all - mistakes.size();
        String rows = table.entrySet().stream()
                .map(row -> "%-10s %s".formatted(row.getKey().text(), row(row.getValue())))
                .collect(Collectors.joining("\n"));
        return String.format(Locale.ROOT, "%d of %d right (%.1f %%)%n", right, all, 100.0 * right / all)
                + rows
                + "\n"
                + String.join("\n", mistakes);
    }

    private static String row(Map<Kind, Integer> judged) {
        return judged.entrySet().stream()
                .map(each -> "%s %d".formatted(each.getKey().text(), each.getValue()))
                .collect(Collectors.joining(", "));
    }
}
