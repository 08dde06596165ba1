package io.broadsheet.ingest.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a text without markup begins: its title, which is not the category above it, nor a description that the text
 * repeats, and what comes after.
 *
 * @param title empty when the text is
 * @param rest the text without title, category and repetitions
 */
record Opening(String title, String rest) {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_CATEGORY = 40;
    private static final Pattern ORNAMENT = Pattern.compile("(?:[=\\-–—~_*#+•] ?){3,}");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");
    /** Words in capitals, words with a line after them, or several names of sections. */
    private static final Pattern CATEGORY = Pattern.compile(
            "[\\p{Lu}\\p{N}&/|.()\\-–— ]+|.{1,30}\\s*[|>»:]|[\\p{L}& ]{1,20}(?:\\s*[/|>»·•›]\\s*[\\p{L}& ]{1,20})+");

    private static final Pattern SECTION = Pattern.compile("(?iu)(?:(?:breaking|world|tech|business|local|daily|ai) )?"
            + "(?:news|technology|tech|business|opinion|analysis|comment|commentary|politics|policy|science|research"
            + "|markets|money|finance|culture|world|media|ai|artificial intelligence|explainer|feature|features|exclusive"
            + "|interview|briefing|brief|editorial|column|press release|for immediate release|blog|update|report"
            + "|wirtschaft|politik|netzwelt|netzpolitik|digital|digitales|technik|wissen|wissenschaft|kultur|meinung|kommentar|panorama"
            + "|gesellschaft|unternehmen|finanzen|börse|nachrichten|medien|künstliche intelligenz|pressemitteilung)");
    /** How long it takes to read, or whom to call. */
    private static final Pattern NOTE = Pattern.compile(
            "(?i)(?:reading time:? )?\\d{1,2} min(?:ute)?s?(?: read| reading time)?"
                    + "|lesezeit:? (?:ca\\. )?\\d{1,2} min(?:\\.|uten?)?|(?:press |media )?contacts?:.{0,80}(?:@|\\+\\d).{0,80}");

    /** Names of some length only: nothing tells a short one from a title such as "Hard Times". */
    private static final Pattern PAPER = Pattern.compile("(?:The )?+(?=.{13})"
            + "(?!(?:Difficult|Modern|Troubled|Interesting|Uncertain|Changing|Dangerous|Breaking|Literature|Performance)\\b)"
            + "[\\p{L}’' ]{0,25}(?:Times|Post|News|Journal|Herald|Gazette|Tribune|Guardian|Chronicle|Observer|Telegraph"
            + "|Magazine|Press|Review|Register|Standard|Zeitung|Rundschau|Anzeiger|Bote|Tagblatt)");

    static Opening of(String text) {
        List<String> lines = new ArrayList<>(text.strip().lines().toList());
        drop(lines, false);
        drop(lines, isOrnament(line(lines, 0)));
        drop(lines, isCategory(lines));
        drop(lines, Labels.isDateOrAddress(line(lines, 0)) && isTitle(line(lines, 1)));
        drop(lines, isNote(lines));
        drop(lines, isRepeatedDescription(lines));
        if (lines.isEmpty()) {
            return new Opening("", "");
        }
        String title = lines.getFirst().strip();
        if (title.length() > LONGEST_TITLE) { // a whole paragraph: the text has no title of its own
            return new Opening(sentence(title), String.join("\n", lines));
        }
        drop(lines, true);
        while (!lines.isEmpty()
                && (lines.getFirst().strip().equals(title)
                        || isOrnament(lines.getFirst().strip()))) {
            drop(lines, true);
        }
        return new Opening(title, withoutEcho(String.join("\n", lines)));
    }

    private static boolean isOrnament(String line) {
        return ORNAMENT.matcher(line).matches();
    }

    private static boolean isCategory(List<String> lines) {
        String first = line(lines, 0);
        String next = line(lines, 1);
        boolean looksIt = first.length() <= LONGEST_CATEGORY
                && (SECTION.matcher(first).matches()
                        || CATEGORY.matcher(first).matches()
                        || PAPER.matcher(first).matches());
        return looksIt && isTitle(next) && !line(lines, 2).isEmpty() && next.length() > first.length();
    }

    private static boolean isNote(List<String> lines) {
        return NOTE.matcher(line(lines, 0)).matches() && isTitle(line(lines, 1));
    }

    private static boolean isRepeatedDescription(List<String> lines) {
        String first = line(lines, 0);
        boolean isSentence = first.endsWith(".") || first.length() > 120;
        return isSentence
                && isTitle(line(lines, 1))
                && lines.stream().skip(1).map(String::strip).anyMatch(first::equals);
    }

    static boolean isTitle(String line) {
        return !line.isEmpty() && line.length() <= LONGEST_TITLE && !line.endsWith(".");
    }

    /** The line with something in it that comes after so many others. */
    private static String line(List<String> lines, int index) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .skip(index)
                .findFirst()
                .orElse("");
    }

    private static void drop(List<String> lines, boolean really) {
        if (really && !lines.isEmpty()) {
            lines.removeFirst();
        }
        while (!lines.isEmpty() && lines.getFirst().isBlank()) {
            lines.removeFirst();
        }
    }

    /** A description that stands above the text and is its first paragraph again is said once. */
    private static String withoutEcho(String text) {
        String[] paragraphs = BLANK_LINES.split(text.strip(), 3);
        boolean echo = paragraphs.length > 1 && paragraphs[0].strip().equals(paragraphs[1].strip());
        return echo ? text.strip().substring(paragraphs[0].length()).strip() : text;
    }

    private static String sentence(String paragraph) {
        int end = paragraph.indexOf(". ");
        return end > 0 && end < LONGEST_TITLE ? paragraph.substring(0, end + 1) : paragraph.substring(0, LONGEST_TITLE);
    }
}
