package io.broadsheet.ingest.folder;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Which of a page's headings is its article's, without the site's name. */
final class PageTitle {

    private static final List<String> SEPARATORS = List.of(" | ", " - ", " – ", " — ", " · ", " » ", " :: ");
    private static final int MOST_WORDS_OF_A_SITE = 4;
    private static final int MOST_CUTS = 3;
    /** What word processors call a page that nobody has named. */
    private static final Pattern NAMELESS = Pattern.compile(
            "(?i)\\s*(?:(?:document|dokument|unbenannt|untitled|sans titre)\\s*\\d*|microsoft word - .*)\\s*");

    private PageTitle() {}

    static String of(Document page, @Nullable String shared, @Nullable String site) {
        String whole =
                NAMELESS.matcher(page.title()).matches() ? "" : page.title().strip();
        Element styled = page.selectFirst("p.MsoTitle, p.Title");
        if (styled != null && !styled.text().isBlank()) {
            return styled.text().strip();
        }
        String inHead = Stream.of(shared, whole)
                .filter(Objects::nonNull)
                .filter(title -> !title.isBlank())
                .findFirst()
                .orElse("");
        for (Element heading : page.select("article h1, main h1, [role=main] h1, h1")) {
            String text = heading.text().strip();
            boolean isElsewhere = inHead.isEmpty() || inHead.contains(text) || text.contains(withoutSite(inHead, site));
            if (!text.isEmpty() && (isElsewhere || text.split(" ", -1).length > MOST_WORDS_OF_A_SITE)) {
                boolean isShort = text.split(" ", -1).length <= MOST_WORDS_OF_A_SITE;
                boolean isSite = text.equals(site) || (isShort && inHead.endsWith(text) && !inHead.equals(text));
                if (!isSite) {
                    return text;
                }
            }
        }
        String title = withoutSite(inHead, site);
        return title.isEmpty()
                ? Objects.requireNonNullElse(page.selectFirst("h1"), page.body())
                        .ownText()
                : title;
    }

    /** Cuts " | Site", and " - Site" when the page says that it is called so. */
    private static String withoutSite(String title, @Nullable String site) {
        String head = withoutLast(title, site);
        for (int i = 1; i < MOST_CUTS && hasSection(head); i++) {
            head = withoutLast(head, site);
        }
        return head;
    }

    /** A section's name between two bars goes, too; a title of a few words stays, whatever is in it. */
    private static boolean hasSection(String head) {
        return head.contains(" | ") && head.split(" ", -1).length > 2 * MOST_WORDS_OF_A_SITE;
    }

    private static String withoutLast(String title, @Nullable String site) {
        for (String separator : SEPARATORS) {
            int at = title.lastIndexOf(separator);
            String tail = at < 0 ? "" : title.substring(at + separator.length()).strip();
            boolean bar = separator.equals(" | ") && tail.split(" ", -1).length <= MOST_WORDS_OF_A_SITE;
            if (at > 0 && (tail.equalsIgnoreCase(site) || bar)) {
                return title.substring(0, at).strip();
            }
        }
        return title;
    }
}
