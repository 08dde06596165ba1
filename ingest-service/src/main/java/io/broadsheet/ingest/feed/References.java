package io.broadsheet.ingest.feed;

import java.util.regex.Pattern;

/** The references to characters that are markup, which the loose reader leaves as they are until it is known what they are in. */
final class References {

    private static final Pattern AMPERSAND = Pattern.compile("&(?:amp|#0*38|#[xX]0*26);");

    private References() {}

    /**
     * Resolved in everything but XML, where they still mean the characters themselves.
     *
     * @param inXml whether the text is markup
     */
    static String resolved(String text, boolean inXml) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        String named = text.replace("&#60;", "&lt;")
                .replace("&#62;", "&gt;")
                .replace("&#38;", "&amp;")
                .replace("&#34;", "&quot;")
                .replace("&#39;", "&apos;");
        return inXml
                ? named
                : named.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'");
    }

    /** Ampersands only, however they are written: what else looks like a reference in a link is one parameter of many. */
    static String inAttribute(String value) {
        return value.indexOf('&') < 0 ? value : AMPERSAND.matcher(value).replaceAll("&");
    }
}
