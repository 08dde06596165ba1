package io.broadsheet.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** What kind of text an element says it holds, and what it more likely holds. */
final class TextType {

    static final String PLAIN = "text/plain";
    static final String HTML = "text/html";
    static final String XHTML = "application/xhtml+xml";

    private static final Pattern NOT_BASE64 = Pattern.compile("[^A-Za-z0-9+/=]");
    private static final Pattern TAG = Pattern.compile("</?(\\w+)");
    private static final Pattern END_TAG = Pattern.compile("</\\w+>");
    private static final Pattern REFERENCE = Pattern.compile("&#?\\w+;");
    private static final Pattern NAMED = Pattern.compile("&(\\w+);");
    private static final Set<String> HTML_ELEMENTS = Set.of(("a abbr acronym address area article aside audio b big"
                    + " blockquote br button canvas caption center cite code col colgroup command datagrid datalist dd del"
                    + " details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6"
                    + " header hr i img input ins kbd keygen label legend li m map menu meter multicol nav nextid noscript"
                    + " ol optgroup option output p pre progress q s samp section select small sound source spacer span"
                    + " strike strong sub sup table tbody td textarea tfoot th thead time tr tt u ul var video")
            .split(" "));

    private TextType() {}

    /** The media type that Atom's short names stand for. */
    static String named(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "text", "plain" -> PLAIN;
            case "html" -> HTML;
            case "xhtml" -> XHTML;
            default -> lower;
        };
    }

    static boolean isXml(String type) {
        return type.endsWith("xml");
    }

    static boolean isHtml(String type) {
        return type.equals(HTML) || type.equals(XHTML);
    }

    /** What is neither text nor XML can only be in base64. */
    static boolean isBinary(String type) {
        return !type.startsWith("text/") && !type.endsWith("+xml") && !type.endsWith("/xml");
    }

    /** Whether text that should be plain is HTML: it has an end tag or a reference, and nothing that HTML has not. */
    static boolean looksLikeHtml(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return false;
        }
        if (!END_TAG.matcher(text).find() && !REFERENCE.matcher(text).find()) {
            return false;
        }
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            if (!HTML_ELEMENTS.contains(tag.group(1).toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            if (Entities.getByName(named.group(1)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What follows the padding is no part of it; text that is no base64 at all stays. */
    static String fromBase64(String text) {
        String digits = NOT_BASE64.matcher(text).replaceAll("");
        int padding = digits.indexOf('=');
        if (padding < 0 && digits.length() % 4 != 0) {
            return text;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(padding < 0 ? digits : digits.substring(0, padding));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return text;
        }
    }
}
