package io.broadsheet.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before a feed's root, without its document type: of that only entities that stand for plain text or for
 * one character are kept, so that nothing is fetched and nothing multiplies.
 *
 * @param text the document to read
 * @param entities those that were kept
 * @param netscape whether it calls itself Netscape's RSS 0.91
 */
record Prolog(String text, Map<String, String> entities, boolean netscape) {

    private static final Pattern DECLARATION = Pattern.compile("\\A<\\?xml[^>]*+>");
    /** What was declared is known by now, and parsers are strict about it. */
    private static final String BARE = "<?xml version='1.0'?>";

    private static final Pattern ROOT = Pattern.compile("<\\w");
    private static final Pattern ENTITY = Pattern.compile("^\\s*+<!ENTITY([^>]*+)>", Pattern.MULTILINE);
    private static final Pattern DOCTYPE = Pattern.compile("^\\s*+<!DOCTYPE([^>]*+)>", Pattern.MULTILINE);
    private static final Pattern SAFE = Pattern.compile("\\s+(\\w+)\\s+\"(&#\\w+;|[^&\"]*)\"");
    private static final int LONGEST = 1_000;

    static Prolog of(String document) {
        Matcher declaration = DECLARATION.matcher(document);
        String text = declaration.find() ? BARE + document.substring(declaration.end()) : document;
        Matcher root = ROOT.matcher(text);
        int start = root.find() ? root.start() : 0;
        String head = text.substring(0, start);
        if (!head.contains("<!")) {
            return new Prolog(text, Map.of(), false);
        }
        Map<String, String> safe = new LinkedHashMap<>();
        String withoutEntities = ENTITY.matcher(head).replaceAll(found -> {
            Matcher entity = SAFE.matcher(found.group(1));
            if (entity.lookingAt() && entity.group(2).length() <= LONGEST) {
                safe.putIfAbsent(entity.group(1), entity.group(2));
            }
            return "";
        });
        List<String> types = new ArrayList<>();
        String bare = DOCTYPE.matcher(withoutEntities).replaceAll(found -> {
            types.add(found.group(1));
            return "";
        });
        boolean kept = types.size() == 1 && !safe.isEmpty();
        String declared = kept ? doctype(safe) : "";
        boolean netscape = !types.isEmpty()
                && types.getFirst().toLowerCase(java.util.Locale.ROOT).contains("netscape");
        String rest = bare.startsWith(BARE) ? bare.substring(BARE.length()) : bare;
        return new Prolog(declared + rest + text.substring(start), kept ? safe : Map.of(), netscape);
    }

    private static String doctype(Map<String, String> entities) {
        var out = new StringBuilder("<!DOCTYPE feed [");
        entities.forEach((name, value) -> out.append("<!ENTITY %s \"%s\">".formatted(name, value)));
        return out.append("]>").toString();
    }
}
