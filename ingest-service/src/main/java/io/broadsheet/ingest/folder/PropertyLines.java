package io.broadsheet.ingest.folder;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** A page's properties as programs for notes export them: below the heading, a line each, {@code Tags: …}. */
final class PropertyLines {

    private static final Pattern LINE = Pattern.compile("([A-Z][A-Za-z ]{1,30}): (\\S.{0,200})");
    /** Of which two at least have to be there. */
    private static final Set<String> KNOWN = Set.of(
            "created",
            "updated",
            "tags",
            "url",
            "link",
            "status",
            "author",
            "source",
            "published",
            "date",
            "type",
            "topics",
            "created time",
            "last edited time",
            "last edited by",
            "created by",
            "category");

    private PropertyLines() {}

    /** Front matter with what stands in the block below the heading; the block goes if it is nothing else. */
    static FrontMatter below(Element heading, FrontMatter matter) {
        Element block = heading.nextElementSibling();
        List<String> lines = block == null || !block.normalName().equals("p")
                ? List.of()
                : block.wholeText().strip().lines().toList();
        long known = lines.stream()
                .map(line -> line.replaceFirst(":.*", "").toLowerCase(Locale.ROOT))
                .filter(KNOWN::contains)
                .count();
        if (block == null
                || known < 2
                || !lines.stream().allMatch(line -> LINE.matcher(line).matches())) {
            return matter;
        }
        Map<String, Object> values = new HashMap<>(Labels.of(String.join("\n", lines)));
        values.remove("title"); // the heading is
        values.putAll(matter.values());
        block.remove();
        return new FrontMatter(values, matter.rest());
    }
}
