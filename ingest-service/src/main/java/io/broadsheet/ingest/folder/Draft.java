package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleText;
import io.broadsheet.ingest.article.Candidate;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the kinds of files have in common on the way to an article: front matter first, then what the file itself says. */
record Draft(
        FrontMatter matter,
        @Nullable String title,
        @Nullable String url,
        @Nullable String author,
        @Nullable Instant date,
        @Nullable String language,
        ArticleText text) {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");
    /** Programs that keep notes write names as {@code [[Name]]} or {@code [[page|Name]]}. */
    private static final Pattern WIKI_LINK = Pattern.compile("\\[\\[(?:[^\\[\\]|]*\\|)?([^\\[\\]|]*)]]");

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_AUTHOR = 300;
    private static final int LONGEST_SUMMARY = 2_000;

    FileContent finish() {
        String found = matter.text("title") != null ? matter.text("title") : title;
        String line = found == null ? "" : ArticleText.line(found, LONGEST_TITLE);
        if (line.isEmpty()) {
            return new FileContent.Refused("it has no title and no text");
        }
        String writer =
                matter.text("author", "authors", "by") != null ? matter.text("author", "authors", "by") : author;
        String source = matter.text("source", "publisher", "publication");
        boolean isAddress = source != null && ADDRESS.matcher(source).matches();
        String publisher = isAddress ? null : source;
        String address = matter.text("url", "link", "canonical") != null
                ? matter.text("url", "link", "canonical")
                : isAddress ? source : url;
        String summary = matter.text("summary", "description", "excerpt");
        Instant stated = matter.date("date", "published", "publishedat", "published_at");
        return new FileContent.Read(new Candidate(
                address,
                null,
                line,
                publisher == null ? null : ArticleText.line(publisher, LONGEST_AUTHOR),
                writer == null
                        ? null
                        : ArticleText.line(WIKI_LINK.matcher(writer).replaceAll("$1"), LONGEST_AUTHOR),
                stated != null ? stated : date,
                matter.text("language", "lang") != null ? matter.text("language", "lang") : language,
                summary == null ? "" : ArticleText.line(summary, LONGEST_SUMMARY),
                text,
                matter.text("image"),
                matter.list("tags")));
    }
}
