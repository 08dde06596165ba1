package io.broadsheet.ingest.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that say of a text what front matter would say, as people and programs write them above it: {@code Title: …},
 * {@code Source: …}, its address alone, its date alone. Reads front matter that is no YAML, too.
 */
final class Labels {

    private static final Pattern LINE = Pattern.compile("([A-Za-z][A-Za-z_-]{0,30})\\s*[:=]\\s*(.*)");
    private static final Pattern ADDRESS = Pattern.compile("<?(https?://\\S+?)>?");
    private static final Pattern DATE =
            Pattern.compile("(?i)(?:[\\d\\s.,:/+-]|(?:st|nd|rd|th|am|pm|at|of|utc|gmt|[ecmp][ds]t)\\b"
                    + "|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b"
                    + "|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b)+");
    /** A writer, whose names have capitals, a section and a word or two. */
    private static final Pattern AROUND_A_DATE = Pattern.compile(
            "(?i)^(?:(?:last )?(?:published|posted|updated)(?: on)?) +|\\s+[·|•] .{1,40}$"
                    + "|\\s+by (?!(?:the|an?) )(?-i:\\p{Lu}[\\p{L}.’'-]*(?:(?:,| and| &)? (?:\\p{Lu}[\\p{L}.’'-]*|de|la|du|van|von|der|den|di|da)){0,5})$");

    private static final Pattern DAY_AND_YEAR =
            Pattern.compile("\\b(?:19|20)\\d\\d\\b.*\\d|\\d.*\\b(?:19|20)\\d\\d\\b");

    /** Nothing else begins like this. */
    private static final Set<String> ALONE = Set.of("title", "headline", "category", "section", "tags", "keywords");
    /** A title may begin like this, unless another label is next to it. */
    private static final Set<String> IN_COMPANY = Set.of(
            ("author authors by date published posted updated source publisher publication url link canonical language lang"
                            + " summary description excerpt subject topic topics from to sent")
                    .split(" "));

    private static final Map<String, String> USUAL =
            Map.of("headline", "title", "subject", "title", "from", "author", "sent", "date", "posted", "date");

    /** What may be several, between brackets: over several lines, in one, and each of them. */
    private static final Set<String> LISTS =
            Set.of("tags", "keywords", "category", "categories", "topics", "author", "authors", "by");

    private static final Pattern OVER_LINES =
            Pattern.compile("(?m)^[A-Za-z][A-Za-z_-]{0,30}\\s*[:=]\\s*\\[\\s*(?:#.*)?\\R[^\\[\\]]*+]");
    private static final Pattern LIST = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:\"[^\"]*\"|'[^']*'|[^,]+)");
    /** Behind what is quoted or in brackets, or else between blanks: a "#5" of a title is none. */
    private static final Pattern COMMENT =
            Pattern.compile("^(\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|\\[[^\\[\\]]*+]|[^\"'\\[].*?(?=\\s#\\s))\\s*#.*$");

    private Labels() {}

    /** What the lines of a block say, each for itself; names in lower case. */
    static Map<String, Object> of(String block) {
        Map<String, Object> values = new HashMap<>();
        String inLines = OVER_LINES
                .matcher(block)
                .replaceAll(list -> Matcher.quoteReplacement(
                        list.group().replaceAll("#.*", "").replaceAll("\\R\\s*", " ")));
        inLines.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            String name = line.group(1).toLowerCase(Locale.ROOT);
            String value =
                    COMMENT.matcher(line.group(2).strip()).replaceFirst("$1").strip();
            if (!value.isEmpty() && !value.equals("[")) {
                values.putIfAbsent(name, value(name, value));
            }
        });
        return values;
    }

    private static Object value(String name, String text) {
        Matcher list = LIST.matcher(text);
        return LISTS.contains(name) && list.matches()
                ? ITEM.matcher(list.group(1))
                        .results()
                        .map(item -> unquoted(item.group().strip()))
                        .filter(item -> !item.isBlank())
                        .toList()
                : unquoted(text);
    }

    /** What stands above a text, and the text without it. */
    static Optional<FrontMatter> above(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Map<String, Object> values = new HashMap<>();
        boolean sure = false;
        int named = 0;
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            Matcher label = LINE.matcher(line);
            Matcher address = ADDRESS.matcher(line);
            String name = label.matches() ? label.group(1).toLowerCase(Locale.ROOT) : "";
            if (address.matches()) {
                values.putIfAbsent("url", address.group(1));
                sure = true;
            } else if (isDate(line)) {
                values.putIfAbsent("date", line);
                sure = true;
            } else if (ALONE.contains(name) || IN_COMPANY.contains(name)) {
                values.putIfAbsent(USUAL.getOrDefault(name, name), value(name, label.group(2)));
                sure |= ALONE.contains(name) || ++named > 1;
            } else {
                break;
            }
            at = i + 1;
        }
        boolean titled = values.containsKey("title") || Opening.isTitle(next(lines, at));
        String rest = String.join("\n", lines.subList(at, lines.size()));
        return sure && titled ? Optional.of(new FrontMatter(values, rest)) : Optional.empty();
    }

    static boolean isDateOrAddress(String line) {
        return isDate(line) || ADDRESS.matcher(line).matches();
    }

    private static boolean isDate(String line) {
        return line.length() <= 60
                && DATE.matcher(AROUND_A_DATE.matcher(line).replaceAll("")).matches()
                && DAY_AND_YEAR.matcher(line).find();
    }

    private static String next(List<String> lines, int from) {
        return lines.stream()
                .skip(from)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        boolean open = !quoted && value.startsWith("\"") && value.indexOf('"', 1) < 0;
        return quoted ? value.substring(1, value.length() - 1) : open ? value.substring(1) : value;
    }
}
