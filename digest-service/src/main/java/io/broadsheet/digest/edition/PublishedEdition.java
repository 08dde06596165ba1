package io.broadsheet.digest.edition;

import java.time.Instant;

/**
 * An edition that readers may see.
 *
 * @param newsletter its id
 * @param publishedAt when its sending started
 */
public record PublishedEdition(String newsletter, Instant publishedAt, EditionContent content) {

    /** Of its page. */
    public String path() {
        return EditionPath.of(newsletter, content.period());
    }
}
