package io.broadsheet.digest.mail;

import java.util.Locale;

/** What differs from one recipient of an edition to the next; everything else is rendered and encoded once. */
public enum MergeField {
    GREETING,
    UNSUBSCRIBE_URL,
    PREFERENCES_URL;

    /** Private-use characters around a field's name: they occur in no real text. */
    static final char OPEN = '\uE000';

    static final char CLOSE = '\uE001';

    /** Stands in a rendered text where the recipient's value goes. */
    public String placeholder() {
        return OPEN + name() + CLOSE;
    }

    /** The field's name in templates: {@code unsubscribeUrl}. */
    public String templateName() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder result = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            result.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
        }
        return result.toString();
    }
}
