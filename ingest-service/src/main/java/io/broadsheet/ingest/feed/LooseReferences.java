package io.broadsheet.ingest.feed;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Reads references to characters and to entities; those that stand for markup stay until it is known what they are in. */
final class LooseReferences {

    private static final Pattern CHARACTER = Pattern.compile("&#([0-9]{1,9}+|[xX][0-9a-fA-F]{1,8}+);");
    private static final Pattern ENTITY = Pattern.compile("&([a-zA-Z][-.a-zA-Z0-9]*+)(?=[^a-zA-Z0-9]);?");
    private static final Set<String> MARKUP_ENTITIES = Set.of("lt", "gt", "quot", "amp", "apos");
    private static final Set<Integer> MARKUP_CHARACTERS = Set.of(34, 38, 39, 60, 62);
    private static final int MOST_EXPANDED = 100_000;

    private final String raw;
    private final Map<String, String> entities;
    private final Markup markup;
    private int expanded;

    /**
     * Nothing read yet.
     *
     * @param entities what the document's own entities stand for
     */
    LooseReferences(String raw, Map<String, String> entities, Markup markup) {
        this.raw = raw;
        this.entities = entities;
        this.markup = markup;
    }

    /** Tells what the reference that begins there stands for, and says where it ends; below zero if there is none. */
    int read(int at) {
        Matcher character = CHARACTER.matcher(raw).region(at, raw.length());
        if (character.lookingAt()) {
            character(character.group(1));
            return character.end();
        }
        Matcher entity = ENTITY.matcher(raw).region(at, raw.length());
        if (entity.lookingAt()) {
            entity(entity.group(1));
            return entity.end();
        }
        return -1;
    }

    private void character(String digits) {
        boolean hex = Character.toLowerCase(digits.charAt(0)) == 'x';
        long code = hex ? Long.parseLong(digits.substring(1), 16) : Long.parseLong(digits);
        if (MARKUP_CHARACTERS.contains((int) code)) {
            markup.escaped("&#" + code + ";");
        } else if (code > 0 && code <= Character.MAX_CODE_POINT && (code < 0xD800 || code > 0xDFFF)) {
            markup.escaped(Character.toString((int) code));
        }
    }

    private void entity(String name) {
        String own = entities.get(name);
        if (MARKUP_ENTITIES.contains(name)) {
            markup.escaped("&" + name + ";");
        } else if (own != null) {
            expanded += own.length();
            markup.escaped(expanded > MOST_EXPANDED ? "" : Entities.unescape(own));
        } else {
            String known = Entities.getByName(name);
            markup.escaped(known.isEmpty() ? "&" + name + ";" : known);
        }
    }
}
