package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEdition;
import io.broadsheet.digest.newsletter.DigestProperties;
import java.time.YearMonth;
import java.util.stream.Collectors;

/** An edition in the Atom feed (RFC 4287); public for the template. */
public record FeedEntry(String url, String title, YearMonth period, String updated, String headlines) {

    private static final int HEADLINES = 5;

    static FeedEntry of(PublishedEdition edition, DigestProperties digest) {
        return new FeedEntry(
                digest.link(Shelf.path(edition)).toString(),
                edition.content().title(),
                edition.content().period(),
                edition.publishedAt().toString(),
                edition.content().stories().stream()
                        .limit(HEADLINES)
                        .map(story -> story.lead().title())
                        .collect(Collectors.joining(" · ")));
    }
}
