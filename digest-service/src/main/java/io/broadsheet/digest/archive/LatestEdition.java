package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEdition;
import io.broadsheet.digest.subscription.FrontPage;
import java.util.Optional;

/** Shows people at the signup form what they would get. */
final class LatestEdition implements FrontPage {

    private static final int HEADLINES = 4;

    private final Archive archive;

    LatestEdition(Archive archive) {
        this.archive = archive;
    }

    @Override
    public Optional<Sample> latest(String newsletter) {
        return archive.newsletter(newsletter).flatMap(archive::newest).map(LatestEdition::sample);
    }

    private static Sample sample(PublishedEdition edition) {
        return new Sample(
                edition.content().period(),
                edition.path(),
                edition.content().stories().stream()
                        .limit(HEADLINES)
                        .map(story -> story.lead().title())
                        .toList());
    }
}
