package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.EditionContent;
import io.broadsheet.digest.edition.PublishedEdition;
import io.broadsheet.digest.newsletter.DigestProperties;
import java.util.stream.Collectors;

/** An edition in the Atom feed (RFC 4287); public for the template. */
public record FeedEntry(String url, String updated, String headlines, EditionContent content) {

    private static final int HEADLINES = 5;

    static FeedEntry of(PublishedEdition edition, DigestProperties digest) {
        return new FeedEntry(
                digest.link(edition.path()).toString(),
                edition.publishedAt().toString(),
                edition.content().stories().stream()
                        .limit(HEADLINES)
                        .map(story -> story.lead().title())
                        .collect(Collectors.joining(" · ")),
                edition.content());
    }
}
