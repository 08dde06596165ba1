package io.broadsheet.ingest.article;

import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * Text in the two forms that are kept: HTML that is safe to show, and plain text with paragraphs parted by an empty line.
 * The HTML is written when it is first asked for, which it is not of most articles.
 */
public final class ArticleText {

    /** Characters of either form; what goes beyond is cut. */
    static final int LONGEST = 100_000;

    private static final int MOST_READINGS = 5;

    private static final Safelist SAFE = new WebLinks(Safelist.relaxed())
            .addTags("figure", "figcaption", "article", "section", "hr", "s", "del", "ins", "mark", "time")
            .removeProtocols("a", "href", "ftp")
            .addEnforcedAttribute("a", "rel", "nofollow noopener");

    /** No text at all. */
    public static final ArticleText NONE = new ArticleText("", "");

    private final String plain;
    private final Supplier<String> writing;
    private @Nullable String html;

    ArticleText(String html, String plain) {
        this(() -> html, plain);
    }

    /** @param writing of the HTML; the same whoever asks, and however often */
    private ArticleText(Supplier<String> writing, String plain) {
        this.writing = writing;
        this.plain = plain;
    }

    /** HTML that is safe to show; empty when there is no text. */
    public String html() {
        String written = html;
        if (written == null) {
            written = writing.get();
            html = written;
        }
        return written;
    }

    /** Plain text; empty when there is none. */
    public String plain() {
        return plain;
    }

    /**
     * Cleans HTML: scripts, handlers, forms, frames, tracking pixels and addresses other than web and mail ones go.
     *
     * @param baseUri what relative links are relative to; empty when unknown, and such links go
     */
    public static ArticleText ofHtml(String html, String baseUri) {
        if (isBare(html)) {
            return new ArticleText(bounded(html), cut(PlainText.oneLine(html), LONGEST));
        }
        String usual = UsualMarkup.plain(html);
        if (usual != null) {
            return new ArticleText(() -> bounded(UsualMarkup.cleaned(html)), cut(usual, LONGEST));
        }
        ArticleText parsed = parsed(html, baseUri);
        return new ArticleText(bounded(parsed.html()), cut(parsed.plain(), LONGEST));
    }

    /** The same whatever is in it. */
    static ArticleText parsed(String html, String baseUri) {
        Document dirty = Jsoup.parseBodyFragment(html, baseUri);
        Document clean = clean(dirty);
        String safe = clean.body().html();
        if (mayReadOtherwise(dirty, clean)) {
            safe = settled(safe);
        }
        return new ArticleText(safe, PlainText.of(clean.body()));
    }

    private static String bounded(String html) {
        return html.length() > LONGEST ? "" : html;
    }

    /** Both forms without what nobody reads. */
    ArticleText legible() {
        return new ArticleText(() -> Legible.text(html()), Legible.text(plain));
    }

    /** Printable ASCII without markup, as many a summary is: no parser would make anything else of it. */
    private static boolean isBare(String html) {
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&') {
                return false;
            }
        }
        return html.isEmpty() || (html.charAt(0) != ' ' && html.charAt(html.length() - 1) != ' ');
    }

    private static Document clean(Document dirty) {
        Beacons.remove(dirty);
        Document clean = new Cleaner(SAFE).clean(dirty);
        removeEmpty(clean);
        clean.outputSettings().prettyPrint(false);
        return clean;
    }

    /** Where cleaning took an element from around others, or in tables, a parser may see another tree than was checked. */
    private static boolean mayReadOtherwise(Document dirty, Document clean) {
        int elements = 0;
        for (Element element : clean.body().getAllElements()) {
            elements++;
            if (element.nameIs("table") || element.nameIs("pre")) {
                return true;
            }
        }
        return elements != dirty.body().getAllElements().size();
    }

    /** HTML that means the same however often it is read; what does not come to rest is not kept. */
    private static String settled(String html) {
        String last = html;
        for (int i = 0; i < MOST_READINGS; i++) {
            String next = clean(Jsoup.parseBodyFragment(last)).body().html();
            if (next.equals(last)) {
                return last;
            }
            last = next;
        }
        return "";
    }

    /** Pictures and links that cleaning has left with nothing to show. */
    private static void removeEmpty(Document clean) {
        for (Element element : clean.body().getAllElements()) {
            if ((element.nameIs("img") && !element.hasAttr("src"))
                    || (element.nameIs("a") && !element.hasAttr("href") && isEmpty(element))) {
                element.remove();
            }
        }
    }

    /** As in CSS: no child elements and no text but blanks. */
    private static boolean isEmpty(Element element) {
        return element.childNodes().stream().allMatch(child -> child instanceof TextNode text && text.isBlank());
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
        return lineOfPlain(markup ? Jsoup.parseBodyFragment(htmlOrText).text() : htmlOrText, longest);
    }

    /** One line of text in which nothing is markup, whatever it looks like. */
    public static String lineOfPlain(String text, int longest) {
        return cut(PlainText.oneLine(text), longest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArticleText text && plain.equals(text.plain) && html().equals(text.html());
    }

    @Override
    public int hashCode() {
        return plain.hashCode();
    }

    @Override
    public String toString() {
        return html() + " (" + plain + ")";
    }

    /** The plain form's words. */
    int words() {
        return WordCount.of(plain);
    }

    /** At most so many characters, never half of a surrogate pair, with an ellipsis where something went. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
