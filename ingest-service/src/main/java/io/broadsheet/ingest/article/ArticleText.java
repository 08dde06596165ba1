package io.broadsheet.ingest.article;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;

/**
 * Text in the two forms that are kept: HTML that is safe to show, and plain text with paragraphs parted by an empty line.
 *
 * @param html empty when there is no text
 * @param plain empty when there is no text
 */
public record ArticleText(String html, String plain) {

    /** Characters of either form; what goes beyond is cut. */
    static final int LONGEST = 100_000;

    private static final Safelist SAFE = Safelist.relaxed()
            .addTags("figure", "figcaption", "article", "section", "hr", "s", "del", "ins", "mark", "time")
            .removeProtocols("a", "href", "ftp")
            .addEnforcedAttribute("a", "rel", "nofollow noopener");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u200b\\ufeff]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’.-][\\p{L}\\p{N}]+)*");

    /** No text at all. */
    public static final ArticleText NONE = new ArticleText("", "");

    /**
     * Cleans HTML: scripts, handlers, forms, frames, tracking pixels and addresses other than web and mail ones go.
     *
     * @param baseUri what relative links are relative to; empty when unknown, and such links go
     */
    public static ArticleText ofHtml(String html, String baseUri) {
        Document dirty = Jsoup.parseBodyFragment(html, baseUri);
        dirty.select("img[width=1], img[height=1], img[width=0], img[height=0]").remove();
        Document clean = new Cleaner(SAFE).clean(dirty);
        clean.select("img:not([src]), a:not([href]):empty").remove();
        clean.outputSettings().prettyPrint(false);
        String safe = clean.body().html();
        return new ArticleText(safe.length() > LONGEST ? "" : safe, cut(plain(clean.body()), LONGEST));
    }

    /** Takes plain text as it is, with tidy white space. */
    public static ArticleText ofPlain(String text) {
        String tidy = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\t \\u00a0]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
        return new ArticleText("", cut(tidy, LONGEST));
    }

    /** One line of text from a title or a name that may have markup in it. */
    public static String line(String htmlOrText, int longest) {
        boolean markup = htmlOrText.indexOf('<') >= 0 || htmlOrText.indexOf('&') >= 0;
        String text = markup ? Jsoup.parseBodyFragment(htmlOrText).text() : htmlOrText;
        return cut(BLANKS.matcher(text).replaceAll(" ").strip(), longest);
    }

    /** The plain form's words. */
    int words() {
        return (int) WORD.matcher(plain).results().count();
    }

    /** At most so many characters, never half of a surrogate pair, with an ellipsis where something went. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    private static String plain(Element body) {
        StringBuilder out = new StringBuilder();
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    append(out, BLANKS.matcher(text.getWholeText()).replaceAll(" "));
                } else if (node instanceof Element element
                        && element.normalName().equals("br")) {
                    out.append('\n');
                } else if (node instanceof Element element && element.isBlock()) {
                    paragraph(out, element);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element && element.isBlock()) {
                    paragraph(out, element);
                }
            }
        });
        return out.toString()
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static void append(StringBuilder out, String text) {
        boolean atStart = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
        out.append(atStart ? text.stripLeading() : text);
    }

    private static void paragraph(StringBuilder out, Element element) {
        out.append(element.normalName().equals("li") || element.normalName().equals("tr") ? "\n" : "\n\n");
    }
}
