package io.broadsheet.digest.edition;

import java.util.regex.Pattern;

/** What operators may write at the head of an edition: plain text, without what a mail is cut at or a client could choke on. */
final class EditionIntro {

    private static final Pattern LINE = Pattern.compile("\\r\\n?");
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cs}&&[^\\n\\t]]");
    private static final Pattern GAP = Pattern.compile("\\n\\s*\\n\\s*");

    private EditionIntro() {}

    static String clean(String text) {
        String plain = UNWANTED.matcher(LINE.matcher(text).replaceAll("\n")).replaceAll("");
        return GAP.matcher(plain.strip()).replaceAll("\n\n");
    }
}
