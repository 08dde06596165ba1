package io.broadsheet.ingest.folder;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells what readers wrote below an article from a part of the article that reports on comments and responses. */
final class Comments {

    private static final Pattern HEADING = Pattern.compile(
            "(?i)(?<before>\\d+ )?(?:(?<sure>(?:reader )?comments?|(?:leser)?kommentare?|commentaires?|comentarios?)|responses|replies)(?<behind> ?\\(\\d+\\))?:?");
    /** As in "Ann: At last." */
    private static final Pattern SAID =
            Pattern.compile("[\\p{L}\\p{N}_.'’-]{1,30}(?: [\\p{L}\\p{N}_.'’-]{1,30}){0,2}:.*");

    private static final Pattern WHEN =
            Pattern.compile("(?i)\\b\\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\\b"
                    + "|\\bvor \\d+ (?:minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?)\\b");
    private static final String MARKED =
            "[class~=(?i)(?:^|[-_ ])comment(?:s|list|er|author|body|content|text)?(?:[-_ ]|$)],"
                    + " [id~=(?i)^(?:comment|reply)-[0-9]+], textarea";
    private static final int LONGEST = 500;

    private Comments() {}

    /** Whether it is a heading that could be that of comments. */
    static boolean mayBeBelow(Element block) {
        return HEADING.matcher(block.text().strip()).matches();
    }

    /** With their number in it, or before something that looks like one. */
    static boolean areBelow(Element block) {
        var heading = HEADING.matcher(block.text().strip());
        if (!block.is("h2, h3, h4, h5, h6") || !heading.matches()) {
            return false;
        }
        Element next = block.nextElementSibling();
        if (next == null) {
            return false;
        }
        if (heading.group("before") != null || heading.group("behind") != null) {
            return true;
        }
        String text = next.text().strip();
        boolean said = heading.group("sure") != null
                && text.length() <= LONGEST
                && SAID.matcher(text).matches();
        return said || WHEN.matcher(text).find() || !next.select(MARKED).isEmpty();
    }
}
