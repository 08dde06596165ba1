package io.broadsheet.ingest.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Takes off what mails have around their text: how to see them elsewhere, how to be rid of them, who signs. Only from
 * the first and the last block inwards, since between them the same words are an article's.
 */
final class Newsletter {

    private static final Pattern AROUND = Pattern.compile("(?iu)(?:"
            + "(?:(?:having )?trouble .{0,60}|is this .{0,60}|can.t see .{0,60}|no images\\? )?(?:click here to )?(?:view|read|open|see) "
            + "(?:(?:this|the|it|e-?mail|mail|newsletter|message|issue|version) ){0,3}(?:online|on the web|in (?:your |a |the )?(?:web )?browser)"
            + "(?: instead| here)?(?:\\s*(?:[|·•:>»<(\\[]|https?:).{0,80})?[.!]?"
            + "|(?:web|online|browser) version(?:\\s*(?:[|·•:>»<(\\[]|https?:).{0,80})?"
            + "|(?:(?:click|tap) (?:here |below )?to |to |you (?:can|may) (?:also |always )?|(?:(?:if you )?(?:no longer|do(?:n.t| not)|would like|wish)|want to|to stop)\\b.{0,80}\\b)?"
            + "(?:unsubscribe|abmelden)"
            + "(?:\\s*(?:[|·•:<(\\[]|https?:).{0,120}|,? (?:please |simply |just )?(?:click|tap|press|follow|go to|visit|reply|send|write to|use|e-?mail|see)\\b.{0,100}"
            + "| (?:here|now|at any time|in one click|or|from (?:this|these|our|all|future)|manage|update|edit|change|view|privacy|preferences|contact)\\b.{0,80})?[.!]?"
            + "|(?:you(?:.re| are) (?:receiving|getting)|you received) (?:this|these|our)(?: [\\w-]+){0,4}? ?\\b(?:because|e-?mails?|mails?|newsletters?|messages?|updates?)\\b.{0,250}"
            + "|this (?:e-?mail|message|newsletter) was sent (?:to (?:you\\b|<?\\S+@)|because you\\b).{0,250}"
            + "|you(?:.re| are) subscribed (?:as|with|to) .{0,80}\\b(?:newsletters?|lists?|e-?mails?|updates?|digest)\\b.{0,100}"
            + "|want to change how you receive (?:this|these|our|e-?mails)\\b.{0,150}"
            + "|(?:manage|update|change|edit) (?:your )?(?:e-?mail |newsletter )?(?:preferences|settings|subscriptions?|profile)"
            + "(?:\\s*(?:[|·•:<(\\[]|https?:).{0,100}| (?:here|or unsubscribe)\\b.{0,60})?[.!]?"
            + "|our (?:mailing|postal) address(?: is:?|:).{0,150}|add us to your address book.{0,40}|forward to a friend.{0,40}"
            + "|(?:privacy policy|terms of (?:use|service)|contact us|preferences|help)(?:\\s*[|·•]\\s*[\\w ]{1,30})*"
            + "|(?:sollte|falls|wenn) .{0,20}(?:newsletter|e-?mail|mail|nachricht).{0,60}\\b(?:angezeigt|dargestellt)\\b.{0,100}"
            + "|(?:(?:im|in ihrem) browser|online|webversion) (?:ansehen|anzeigen|öffnen|lesen)|webversion"
            + "|(?:(?:den |diesen )?newsletter )?(?:abbestellen|abmelden|verwalten)|newsletter-?(?:abmeldung|einstellungen)"
            + "|sie (?:erhalten|bekommen) (?:diese[ns]?|unseren?) (?:e-?mail|newsletter|mail|nachricht),? (?:weil|da)\\b.{0,250}"
            + "|wenn sie (?:diesen|unseren|keine[nr]?) .{0,60}\\b(?:abbestellen|abmelden|erhalten|bekommen) (?:möchten|wollen)\\b.{0,120}"
            + "|(?:impressum|datenschutz(?:erklärung)?|kontakt)(?:\\s*[|·•]\\s*[\\p{L} ]{1,30})*"
            + "|(?:copyright )?(?:©|\\(c\\)(?= ?(?:19|20)\\d\\d\\b)).{0,150}|copyright (?:19|20)\\d\\d\\b.{0,150})");
    /** All of it in one block, as programs for newsletters put it at the end. */
    private static final Pattern IMPRINT = Pattern.compile(
            "(?is)(?:copyright|©|you(?:.re| are) receiving|you received|our mailing address|sie erhalten)\\b.*\\b(?:unsubscribe|abbestellen|abmelden)\\b.*");
    /** Few and short lines at the end, behind the line with a blank that mail programs put before them (RFC 3676, 4.3). */
    private static final Pattern SIGNATURE = Pattern.compile("\\R-- (?:\\R.{0,80}){1,8}+\\s*+\\z");

    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none|mso-hide\\s*:\\s*all");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_IMPRINT = 700;

    private Newsletter() {}

    /** Of a mail in HTML; its first heading goes when it is the subject again. */
    static String article(String html, @Nullable String subject) {
        Element body = Jsoup.parse(html).body();
        body.select("style, script, title, meta, link").remove();
        for (Element styled : body.select("[style]")) {
            if (HIDDEN.matcher(styled.attr("style")).find()) {
                styled.remove();
            }
        }
        Forwarded.remove(blocks(body));
        removeAround(blocks(body), body.text().length(), false);
        removeAround(blocks(body).reversed(), body.text().length(), true);
        Element heading = body.selectFirst("h1, h2");
        if (heading != null && subject != null && heading.text().strip().equals(subject.strip())) {
            heading.remove();
        }
        Ending.trim(body);
        return body.html();
    }

    /** What each text that has a word in it stands in, in the order of the texts. */
    private static List<Element> blocks(Element body) {
        List<Element> blocks = new ArrayList<>();
        body.nodeStream(TextNode.class)
                .filter(text -> WORD.matcher(text.getWholeText()).find())
                .forEach(text -> {
                    Element parent = text.parent();
                    while (parent != null && !parent.isBlock()) {
                        parent = parent.parent();
                    }
                    Element block = parent == null ? body : parent;
                    if (blocks.isEmpty() || !blocks.getLast().equals(block)) {
                        blocks.add(block);
                    }
                });
        return blocks;
    }

    private static void removeAround(List<Element> blocks, int all, boolean atTheEnd) {
        for (Element block : blocks) {
            if (block.closest("body") != null) {
                String text = block.text().strip();
                boolean isOne =
                        (text.length() <= LONGEST_LINE && isAround(text, atTheEnd)) || (atTheEnd && isImprint(text));
                boolean around = isOne && text.length() * 2 < all;
                if (!around || block.normalName().equals("body")) {
                    return;
                }
                block.remove();
            }
        }
    }

    /** Of a mail in plain text. */
    static String text(String plain) {
        String unsigned = SIGNATURE.matcher(plain.stripTrailing()).replaceFirst("");
        List<String> lines =
                new ArrayList<>(Forwarded.without(unsigned.strip()).lines().toList());
        while (lines.size() > 1 && isAround(lines.getFirst().strip(), false)) {
            lines.removeFirst();
        }
        while (lines.size() > 1 && isAround(lines.getLast().strip(), true)) {
            lines.removeLast();
        }
        return Ending.trim(String.join("\n", lines));
    }

    private static boolean isImprint(String text) {
        return text.length() <= LONGEST_IMPRINT && IMPRINT.matcher(text).matches();
    }

    private static boolean isAround(String line, boolean atTheEnd) {
        return line.isEmpty() || AROUND.matcher(line).matches() || (atTheEnd && Ending.isEnd(line));
    }
}
