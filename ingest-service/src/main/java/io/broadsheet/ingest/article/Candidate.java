package io.broadsheet.ingest.article;

import java.time.Instant;
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

    /** Takes out what nobody reads. */
    public Candidate {
        url = Legible.orNull(url);
        guid = Legible.orNull(guid);
        title = Legible.text(title);
        publisher = Legible.orNull(publisher);
        author = Legible.orNull(author);
        language = Legible.orNull(language);
        summary = Legible.text(summary);
        text = text.legible();
        imageUrl = Legible.orNull(imageUrl);
        tags = tags.stream().map(Legible::text).toList();
    }

    /** The id it has as an article: of its canonical address, else of its guid, else of its words. */
    public String articleId(String sourceId) {
        return articleId(sourceId, CanonicalUrl.of(url));
    }

    /** The same for who has the canonical address already. */
    String articleId(String sourceId, Optional<CanonicalUrl> canonical) {
        if (canonical.isPresent()) {
            return idOf(canonical.get());
        }
        return guid != null && !guid.isBlank() ? idOf(sourceId, guid) : Hash.of("text", title, summary, text.plain());
    }

    static String idOf(CanonicalUrl canonical) {
        return Hash.of("url", canonical.key());
    }

    static String idOf(String sourceId, String guid) {
        return Hash.of("guid", sourceId, guid.strip());
    }

    /** Differs when anything a reader would see differs. */
    String contentHash() {
        return Hash.of(title, summary, text.plain(), String.valueOf(author), String.valueOf(imageUrl));
    }
}
