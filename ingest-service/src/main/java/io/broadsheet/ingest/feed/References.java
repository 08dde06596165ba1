package io.broadsheet.ingest.feed;

import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** The references to characters that are markup, which the loose reader leaves as they are until it is known what they are in. */
final class References {

    private static final Pattern AMPERSAND = Pattern.compile("&(?:amp|#0*38|#[xX]0*26);");

    /** What an equals sign follows is a parameter of an address: {@code ?id=1&lang=en}. */
    private static final Pattern NAMED = Pattern.compile("&([a-zA-Z][-.a-zA-Z0-9]*+)(?=[^a-zA-Z0-9=]);?");

    private References() {}

    /** Whether a letter follows some ampersand: of most texts only numbers do, if anything does. */
    private static boolean mayHaveNamed(String text) {
        for (int at = text.indexOf('&'); at >= 0 && at + 1 < text.length(); at = text.indexOf('&', at + 1)) {
            char next = text.charAt(at + 1);
            if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) {
                return true;
            }
        }
        return false;
    }

    /** HTML in which names that stand for nothing are text, also those that begin like one that does. */
    static String known(String html) {
        return !mayHaveNamed(html)
                ? html
                : NAMED.matcher(html)
                        .replaceAll(found -> Entities.isNamedEntity(found.group(1))
                                ? "&" + found.group(1) + ";"
                                : "&amp;" + found.group(1));
    }

    /** A line of text without the semicolons that reading has put behind {@code &T} in {@code AT&T}. */
    static String unended(String line) {
        return !mayHaveNamed(line)
                ? line
                : NAMED.matcher(line)
                        .replaceAll(
                                found -> Entities.isNamedEntity(found.group(1)) ? found.group() : "&" + found.group(1));
    }

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
