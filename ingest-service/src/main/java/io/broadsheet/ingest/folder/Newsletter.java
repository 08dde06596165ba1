package io.broadsheet.ingest.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** Takes off what mails have around their text: how to see them elsewhere, how to be rid of them, who signs. */
final class Newsletter {

    private static final Pattern AROUND = Pattern.compile("(?i)(?:"
            + "(?:(?:having )?trouble .{0,60}|is this .{0,60}|can.t see .{0,60}|no images\\? )?(?:click here to )?(?:view|read|open|see) "
            + "(?:(?:this|the|it|e-?mail|mail|newsletter|message|issue|version) ){0,3}(?:online|on the web|in (?:your |a |the )?(?:web )?browser)\\b.{0,80}"
            + "|(?:web|online|browser) version.{0,40}|(?:to |if you .{0,60})?(?:unsubscribe|abmelden)\\b.{0,120}|.{0,120}\\bunsubscribe(?: here)?[.!]?"
            + "|(?:you(?:.re| are) (?:receiving|getting)|you received|this (?:e-?mail|message) was sent|you(?:.re| are) subscribed) (?:this|these|our|to|because)\\b.{0,250}"
            + "|want to change how you receive\\b.{0,150}"
            + "|(?:manage|update|change|edit) (?:your )?(?:e-?mail |newsletter )?(?:preferences|settings|subscriptions?|profile)\\b.{0,100}"
            + "|our (?:mailing|postal) address(?: is)?:?.{0,150}|add us to your address book.{0,40}|forward to a friend.{0,40}"
            + "|(?:privacy policy|terms of (?:use|service)|contact us|preferences|help)(?:\\s*[|·•]\\s*[\\w ]{1,30})*"
            + "|(?:(?:copyright )?(?:©|\\(c\\))|copyright \\d{4})\\s.{0,150})");
    /** A short one, at the end, behind the line that mail programs put before it. */
    private static final Pattern SIGNATURE = Pattern.compile("\\R-- ?(?:\\R.*){1,8}\\s*+\\z");

    private static final Pattern HIDDEN = Pattern.compile("(?i)display\\s*:\\s*none|mso-hide\\s*:\\s*all");
    private static final int MOST_INSIDE = 60;
    private static final String BLOCKS = "p, td, th, div, li, center, small, font, span, a, h1, h2, h3, h4, h5, h6";

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
        int all = body.text().length();
        for (Element block : body.select(BLOCKS)) {
            String text = isSmall(block) ? block.text().strip() : "";
            if (text.length() * 2 < all && AROUND.matcher(text).matches()) {
                block.remove();
            }
        }
        Element heading = body.selectFirst("h1, h2");
        if (heading != null && subject != null && heading.text().strip().equals(subject.strip())) {
            heading.remove();
        }
        Ending.trim(body);
        return body.html();
    }

    /** Whether little is in it: text of one part is not gathered for each of the many around it. */
    private static boolean isSmall(Element block) {
        var nodes = new AtomicInteger();
        NodeFilter.FilterResult end = NodeTraversor.filter(
                (node, depth) -> nodes.incrementAndGet() > MOST_INSIDE
                        ? NodeFilter.FilterResult.STOP
                        : NodeFilter.FilterResult.CONTINUE,
                block);
        return end != NodeFilter.FilterResult.STOP;
    }

    /** Of a mail in plain text. */
    static String text(String plain) {
        String unsigned = SIGNATURE.matcher(plain.stripTrailing()).replaceFirst("");
        List<String> lines = new ArrayList<>(unsigned.strip().lines().toList());
        while (lines.size() > 1 && isAround(lines.getFirst())) {
            lines.removeFirst();
        }
        while (lines.size() > 1 && isAround(lines.getLast())) {
            lines.removeLast();
        }
        return Ending.trim(String.join("\n", lines));
    }

    private static boolean isAround(String line) {
        return line.isBlank() || AROUND.matcher(line.strip()).matches();
    }
}
