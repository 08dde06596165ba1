package io.broadsheet.ingest.article;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Whatever HTML an article has, what is kept cannot run, and stays as it is when cleaned again. For Jazzer and FuzzCorpusTests. */
public final class ArticleTextFuzz {

    private static final String ADDRESS = "https://press.example/a/";
    private static final Set<String> DANGEROUS = Set.of(
            "script",
            "style",
            "iframe",
            "frame",
            "object",
            "embed",
            "form",
            "input",
            "button",
            "textarea",
            "select",
            "svg",
            "math",
            "template",
            "noscript",
            "base",
            "link",
            "meta",
            "title",
            "xmp",
            "plaintext",
            "noembed",
            "noframes",
            "applet",
            "audio",
            "video",
            "portal");

    private ArticleTextFuzz() {}

    /** The interface of Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String html = new String(data, StandardCharsets.UTF_8);
        ArticleText text = ArticleText.ofHtml(html, ADDRESS);
        Jsoup.parseBodyFragment(text.html()).body().getAllElements().forEach(ArticleTextFuzz::check);
        String again = ArticleText.ofHtml(text.html(), ADDRESS).html();
        check(again.equals(text.html()), "stable: " + text.html() + " became " + again);
        check(ArticleText.line(html, 500).length() <= 500, "a short line");
    }

    private static void check(Element element) {
        check(!DANGEROUS.contains(element.normalName()), element.normalName());
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            String value = attribute.getValue().toLowerCase(Locale.ROOT);
            check(!name.startsWith("on") && !name.equals("style") && !name.equals("srcset"), name);
            boolean address = name.equals("href") || name.equals("src") || name.equals("cite");
            check(!address || value.matches("(?s)(?:https?|mailto):.*"), name + "=" + value);
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("does not hold: " + what);
        }
    }
}
