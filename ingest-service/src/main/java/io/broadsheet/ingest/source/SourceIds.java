package io.broadsheet.ingest.source;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes ids out of titles, no two alike. */
final class SourceIds {

    private static final int LONGEST = 48; // of 64, so that a number fits behind it

    private final Set<String> taken;

    SourceIds(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** An id that nothing else has, from the first of the texts that has letters or digits for one. */
    String next(String... texts) {
        String base = base(texts);
        String id = base;
        for (int number = 2; !taken.add(id); number++) {
            id = base + "-" + number;
        }
        return id;
    }

    private static String base(String... texts) {
        for (String text : texts) {
            String slug = slug(text);
            if (!slug.isEmpty()) {
                return slug;
            }
        }
        return "feed";
    }

    private static String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.startsWith("-") ? plain.substring(1) : plain;
        cut = cut.length() > LONGEST ? cut.substring(0, LONGEST) : cut;
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
