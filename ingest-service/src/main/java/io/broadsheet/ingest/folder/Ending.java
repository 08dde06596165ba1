package io.broadsheet.ingest.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** Takes off what web pages put below an article: buttons to share it, comments, related articles, newsletters. */
final class Ending {

    private static final Pattern BUTTON =
            Pattern.compile("(?iu)(?:share(?: (?:this|on|via|with)\\b.{0,60})?|tweet(?: this)?"
                    + "|e-?mail(?: this.{0,20})?|print(?: this.{0,20})?|copy link|save|facebook|twitter|x|linkedin|whatsapp|reddit|bluesky"
                    + "|(?:view |show |read |all )?(?:\\d+ )?comments?(?: ?\\(\\d+\\))?|(?:leave|post|add) a (?:comment|reply).{0,40}"
                    + "|subscribe(?:!| now| to .{0,80}| here.{0,40}| today.{0,40})?|sign up (?:for|to) .{0,80}|get our newsletter.{0,60}"
                    + "|follow (?:us|me)\\b.{0,60}|advertisement|sponsored|(?:copyright )?(?:©|\\(c\\)(?= ?(?:19|20)\\d\\d\\b)).{0,120}|copyright \\d{4}.{0,120}"
                    + "|(?:copyright .{0,80})?all rights reserved.{0,40}"
                    + "|(?:filed under|tags|topics|categories):.{0,120}|read more(?: on this (?:story|topic))?(?::.{0,120})?|back to top|sent from my .{0,40}"
                    + "|like|restack|(?:#[\\p{L}][\\p{L}\\p{N}_/-]{0,40}\\s*){1,20}"
                    + "|(?:(?:diesen |den )?(?:artikel|beitrag) |seite )?(?:teilen|drucken|versenden|merken|kommentieren)|weiterlesen(?::.{0,120})?"
                    + "|zur startseite|zum seitenanfang|nach oben|anzeige|(?:\\d+ )?(?:leser)?kommentare?(?: ?\\(\\d+\\))?|newsletter abonnieren.{0,40}"
                    + "|(?:mehr zum thema|schlagwörter|themen|schlagworte):.{0,160}"
                    + "|partager(?: (?:cet |l.)article)?|imprimer|commenter|compartir|imprimir|comentar)[.!:]?");
    private static final Pattern HEADING = Pattern.compile(
            "(?iu)(?:related(?: (?:articles|stories|posts|content|reading|links|news))?"
                    + "|more (?:from|on|stories|articles|news)\\b.{0,60}|you (?:may|might) also (?:like|enjoy)|recommended(?: for you)?"
                    + "|read (?:next|also)|most (?:read|popular)|trending(?: now)?|(?:\\d+ )?comments(?: ?\\(\\d+\\))?|share this.{0,40}"
                    + "|what to read next|latest (?:news|stories)"
                    + "|mehr zum thema|lesen sie auch|auch interessant|das könnte (?:sie|dich) (?:auch )?interessieren|meistgelesen"
                    + "|(?:weitere|verwandte|ähnliche) (?:artikel|beiträge|meldungen|nachrichten|themen)|(?:\\d+ )?(?:leser)?kommentare(?: ?\\(\\d+\\))?"
                    + "|(?:à )?lire (?:aussi|également)|sur le même (?:sujet|thème)|articles (?:liés|similaires)|(?:\\d+ )?commentaires(?: ?\\(\\d+\\))?"
                    + "|(?:también )?te puede interesar|(?:lee|lea) también|noticias relacionadas|(?:\\d+ )?comentarios(?: ?\\(\\d+\\))?):?");
    private static final Pattern NO_WORD = Pattern.compile("[\\s=\\-–—~_*#+•|]*");
    private static final int LONGEST_ITEM = 160;
    private static final int MOST_BLOCKS = 100;

    private Ending() {}

    /** Of plain text: lines from the end on. */
    static String trim(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int heading = heading(lines);
        if (heading > 0) {
            lines.subList(heading, lines.size()).clear();
        }
        while (lines.size() > 1 && isEnd(lines.getLast())) {
            lines.removeLast();
        }
        return String.join("\n", lines);
    }

    /** The line from which on there are but a heading and short items; 0 when there is none. */
    private static int heading(List<String> lines) {
        int found = 0;
        for (int i = lines.size() - 1; i > 0 && isItem(lines.get(i)); i--) {
            if (HEADING.matcher(lines.get(i).strip()).matches()) {
                found = i;
            }
        }
        return found;
    }

    private static boolean isItem(String line) {
        String item = line.strip();
        boolean sentence = item.endsWith(".") && !BUTTON.matcher(item).matches();
        return item.length() <= LONGEST_ITEM && !sentence;
    }

    static boolean isEnd(String line) {
        return NO_WORD.matcher(line).matches() || BUTTON.matcher(line.strip()).matches();
    }

    /** Of a page: blocks that are named for it, and those at the end that look like it. */
    static void trim(Element article) {
        NamedBlocks.remove(article);
        cutBelowHeading(article);
        Element last = lastBlock(article);
        for (int i = 0; i < MOST_BLOCKS && last != null && isOver(last); i++) {
            last.remove();
            last = lastBlock(article);
        }
    }

    /** A heading with nothing but short things below it, or that of the comments with all there is. */
    private static void cutBelowHeading(Element article) {
        int most = article.text().length() / 2;
        Element container = article;
        while (container != null) {
            int found = heading(container, most);
            if (found > 0) {
                new Elements(container.children().subList(found, container.childrenSize())).remove();
                return;
            }
            Element last = container.lastElementChild();
            container = last != null && isWrapper(last) ? last : null;
        }
    }

    private static int heading(Element container, int most) {
        int found = 0;
        int length = 0;
        boolean items = true;
        for (int i = container.childrenSize() - 1; i > 0 && length < most; i--) {
            Element block = container.child(i);
            String text = block.text().strip();
            found = Comments.areBelow(block)
                            || (items && HEADING.matcher(text).matches() && !Comments.mayBeBelow(block))
                    ? i
                    : found;
            items &= block.is("ul, ol") || isItem(text);
            length += text.length();
        }
        return found;
    }

    private static boolean isOver(Element block) {
        String text = block.text().strip();
        Element before = block.previousElementSibling();
        boolean headed = before != null && isHeading(before);
        return (isEnd(text) && block.selectFirst("img, video, table") == null)
                || HEADING.matcher(text).matches()
                || (headed
                        && (block.normalName().equals("ul")
                                || block.normalName().equals("ol")
                                || isItem(text)));
    }

    /** Of other things than the article. */
    static boolean isHeading(Element block) {
        return Comments.mayBeBelow(block)
                ? Comments.areBelow(block)
                : HEADING.matcher(block.text().strip()).matches();
    }

    private static boolean isWrapper(Element block) {
        boolean several = block.is("div, section, article, main") && block.childrenSize() > 1;
        boolean layout = block.is("table, tbody, tr, td")
                && block.childrenSize() > 0
                && block.ownText().isBlank();
        return several || layout;
    }

    /** What the article ends with, unless that is all of it; wrappers with several blocks are looked into. */
    private static @Nullable Element lastBlock(Element article) {
        Element last = article.lastElementChild();
        while (last != null && isWrapper(last)) {
            last = last.lastElementChild();
        }
        return last == null || last.text().length() == article.text().length() ? null : last;
    }
}
