package io.broadsheet.ingest.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a source carries that may become an article.
 *
 * @param url address as the source gives it, absolute; absent for files that name none
 * @param guid what the source calls it; identifies entries without an address
 * @param title one line, not blank
 * @param publisher who published it, when that is not the source: a folder may hold several papers' articles
 * @param date when the source says it was published
 * @param summary without markup; empty when there is none
 * @param tags the candidate's own, besides those of its source
 */
public record Candidate(
        @Nullable String url,
        @Nullable String guid,
        String title,
        @Nullable String publisher,
        @Nullable String author,
        @Nullable Instant date,
        @Nullable String language,
        String summary,
        ArticleText text,
        @Nullable String imageUrl,
        List<String> tags) {

    /** Takes out what the database cannot keep. */
    public Candidate {
        url = clean(url);
        guid = clean(guid);
        title = title.replace("\0", "");
        publisher = clean(publisher);
        author = clean(author);
        language = clean(language);
        summary = summary.replace("\0", "");
        text = new ArticleText(text.html().replace("\0", ""), text.plain().replace("\0", ""));
        tags = tags.stream().map(tag -> tag.replace("\0", "")).toList();
    }

    private static @Nullable String clean(@Nullable String value) {
        return value == null ? null : value.replace("\0", "");
    }

    /** The id it has as an article: of its canonical address, else of its guid, else of its words. */
    String articleId(String sourceId) {
        Optional<CanonicalUrl> canonical = CanonicalUrl.of(url);
        if (canonical.isPresent()) {
            return hash("url", canonical.get().key());
        }
        return guid != null && !guid.isBlank()
                ? hash("guid", sourceId, guid.strip())
                : hash("text", title, summary, text.plain());
    }

    /** Differs when anything a reader would see differs. */
    String contentHash() {
        return hash(title, summary, text.plain(), String.valueOf(author), String.valueOf(imageUrl));
    }

    private static String hash(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
