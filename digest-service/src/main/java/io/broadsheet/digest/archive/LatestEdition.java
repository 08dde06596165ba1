package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEdition;
import io.broadsheet.digest.edition.PublishedEditions;
import io.broadsheet.digest.subscription.FrontPage;
import java.util.Optional;

/** Shows people at the signup form what they would get. */
final class LatestEdition implements FrontPage {

    private static final int LOOKED_AT = 12;
    private static final int HEADLINES = 4;

    private final PublishedEditions editions;

    LatestEdition(PublishedEditions editions) {
        this.editions = editions;
    }

    @Override
    public Optional<Sample> latest(String newsletter) {
        return editions.latest(LOOKED_AT).stream()
                .filter(edition -> edition.newsletter().equals(newsletter))
                .findFirst()
                .map(LatestEdition::sample);
    }

    private static Sample sample(PublishedEdition edition) {
        return new Sample(
                edition.content().period(),
                Shelf.path(edition),
                edition.content().stories().stream()
                        .limit(HEADLINES)
                        .map(story -> story.lead().title())
                        .toList());
    }
}
