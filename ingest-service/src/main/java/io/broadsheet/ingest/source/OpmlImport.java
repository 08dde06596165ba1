package io.broadsheet.ingest.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Turns a list of subscriptions into entries for the configuration file, without those that it has already. */
final class OpmlImport {

    private static final int LONGEST_TITLE = 200;

    private final Map<String, String> idsByAddress = new HashMap<>();
    private final SourceIds ids;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> leftOut;

    private record Entry(URI address, String title, SequencedSet<String> tags) {}

    private OpmlImport(Opml opml, Catalogue catalogue) {
        catalogue.feeds().forEach(feed -> idsByAddress.put(FeedAddress.key(feed.address()), feed.id()));
        ids = new SourceIds(catalogue.sources().keySet());
        leftOut = new ArrayList<>(opml.problems());
        opml.subscriptions().forEach(this::add);
    }

    /** Text that goes below {@code sources:}; what was left out of it stands in comments on top. */
    static String yaml(Opml opml, Catalogue catalogue) {
        return new OpmlImport(opml, catalogue).yaml();
    }

    private void add(Opml.Subscription subscription) {
        try {
            URI address = FeedAddress.of(subscription
                    .address()
                    .replaceFirst("^feed:(//(?!/)|(?=https?:))", "$1")
                    .replaceFirst("^//", "http://"));
            String id = idsByAddress.get(FeedAddress.key(address));
            if (id == null) {
                id = ids.next(subscription.title(), address.getHost());
                idsByAddress.put(FeedAddress.key(address), id);
                entries.put(id, new Entry(address, title(subscription), new LinkedHashSet<>(subscription.tags())));
                return;
            }
            Entry twin = entries.get(id);
            if (twin != null) {
                twin.tags().addAll(subscription.tags());
            }
            leaveOut(subscription, "is the same feed as " + id + (twin == null ? ", which is there already" : ""));
        } catch (FeedAddress.Unusable e) {
            leaveOut(subscription, e.reason());
        }
    }

    private void leaveOut(Opml.Subscription subscription, String reason) {
        leftOut.add("line %d: '%s' %s".formatted(subscription.line(), subscription.title(), reason));
    }

    private static String title(Opml.Subscription subscription) {
        String title = subscription.title();
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "…" : title;
    }

    private String yaml() {
        var text = new StringBuilder();
        text.append("# %d new feeds; put them below sources: in broadsheet.yaml\n".formatted(entries.size()));
        if (!leftOut.isEmpty()) {
            text.append("# %d left out:\n".formatted(leftOut.size()));
            leftOut.forEach(problem -> text.append("#   ").append(problem).append('\n'));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        entries.forEach((id, entry) -> tree.put(id, node(entry)));
        if (!tree.isEmpty()) {
            dumper().dump(tree)
                    .lines()
                    .forEach(line -> text.append("  ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static Map<String, Object> node(Entry entry) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("feed", literally(entry.address().toString()));
        if (!entry.title().isEmpty()) {
            node.put("title", literally(entry.title()));
        }
        if (!entry.tags().isEmpty()) {
            node.put("tags", entry.tags().stream().map(OpmlImport::literally).toList());
        }
        return node;
    }

    /** The file's values may hold placeholders; what only looks like one must not be taken for it. */
    private static String literally(String text) {
        return text.replace("${", "\\${");
    }

    private static Yaml dumper() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        return new Yaml(options);
    }
}
