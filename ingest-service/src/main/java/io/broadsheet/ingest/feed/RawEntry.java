package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.article.ArticleText;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a feed has it, of whatever format, with whatever is missing or odd.
 *
 * @param title one line without markup
 * @param linkIsMadeUp whether the link is but an id that is no address
 * @param originalLink the address behind a redirecting one
 * @param dateText as the feed writes it
 * @param base what the texts' links are relative to; the entry's own address when absent
 */
record RawEntry(
        @Nullable String id,
        @Nullable String title,
        @Nullable String link,
        boolean linkIsMadeUp,
        @Nullable String originalLink,
        @Nullable Instant publishedAt,
        @Nullable String dateText,
        @Nullable String author,
        @Nullable String summaryHtml,
        @Nullable String contentHtml,
        @Nullable String image,
        @Nullable String base) {

    private static final int SHORT = 100;
    private static final int LONGEST_AUTHOR = 300;
    private static final int LONGEST_ID = 2_000;
    private static final int LONGEST_LINK = 4_000;
    /** RSS 2.0 has {@code mail@host (Name)} for an author. */
    private static final Pattern MAIL_AND_NAME = Pattern.compile("^\\S+@\\S+ \\((.+)\\)$");

    /** Of the characters that one does not see, those that do not keep a scheme from working. */
    private static final Pattern UNSEEN = Pattern.compile("[\\x00-\\x20\\x7f\\u00a0\\u200b\\ufeff]");

    private static final Pattern BLANK = Pattern.compile("\\s");

    /** Nobody may be led there by clicking on a title. */
    private static final Set<String> DANGEROUS = Set.of("javascript", "data", "vbscript");

    /**
     * Cleans it.
     *
     * @param number position in the feed, from 1, for messages
     * @param address of the feed
     * @param problems takes what is wrong with it
     */
    FeedEntry cleaned(int number, String address, List<String> problems) {
        String url = link == null || link.isBlank() ? null : safe(absolute(link, address));
        String from = base != null ? base : address;
        FeedEntry entry = new FeedEntry(
                id == null || id.isBlank() ? null : ArticleText.lineOfPlain(id, LONGEST_ID),
                title,
                url,
                webAddress(url),
                publishedAt,
                author == null || author.isBlank() ? null : name(author),
                new EntryTexts(summaryHtml, contentHtml, from),
                image == null ? null : web(RelativeLinks.join(address, image)));
        judge(number, entry, problems);
        return entry;
    }

    private static String name(String author) {
        String line = ArticleText.line(author, LONGEST_AUTHOR);
        return line.endsWith(")") ? MAIL_AND_NAME.matcher(line).replaceFirst("$1") : line;
    }

    private void judge(int number, FeedEntry entry, List<String> problems) {
        if (!entry.isUsable()) {
            problems.add("entry %d: has neither title nor text, left out".formatted(number));
            return;
        }
        if (publishedAt == null && dateText != null) {
            problems.add("entry %d: date '%s' cannot be read, left out"
                    .formatted(number, ArticleText.lineOfPlain(dateText, SHORT)));
        }
        if (entry.articleUrl() == null && link != null && !link.isBlank() && !linkIsMadeUp) {
            problems.add("entry %d: link '%s' is not a web address, left out"
                    .formatted(number, ArticleText.lineOfPlain(link, SHORT)));
        }
    }

    /** What an article can be reached by: an id that is no address is none, though it was resolved like one. */
    private @Nullable String webAddress(@Nullable String url) {
        String original = originalLink == null ? null : web(originalLink);
        if (original != null) {
            return original;
        }
        return url == null || linkIsMadeUp ? null : web(url.replace("&amp;", "&"));
    }

    private static String absolute(String link, String address) {
        return RelativeLinks.scheme(link).isEmpty() ? RelativeLinks.join(address, link) : link;
    }

    private static @Nullable String safe(String link) {
        if (link.isBlank() || link.length() > LONGEST_LINK) {
            return null;
        }
        String stripped = link.strip();
        String bare = isPlain(stripped) ? stripped : UNSEEN.matcher(stripped).replaceAll("");
        return DANGEROUS.contains(RelativeLinks.scheme(bare)) ? null : stripped;
    }

    private static @Nullable String web(String link) {
        String stripped = link.strip();
        String address = isPlain(stripped) ? stripped : BLANK.matcher(stripped).replaceAll("%20");
        boolean web = startsWith(address, "http://") || startsWith(address, "https://");
        return web && address.length() <= LONGEST_LINK ? address : null;
    }

    /** Whether there is nothing in it but what can be seen, as in most links. */
    private static boolean isPlain(String link) {
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c <= ' ' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(String address, String scheme) {
        return address.length() > scheme.length() && address.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
