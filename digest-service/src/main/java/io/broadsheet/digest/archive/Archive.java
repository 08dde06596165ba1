package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEdition;
import io.broadsheet.digest.edition.PublishedEditions;
import io.broadsheet.digest.edition.PublishedEditions.Listed;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.newsletter.Period;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;

/** The past editions that everybody may read: those of newsletters whose archive is on. */
final class Archive {

    private static final int LISTED = 1_000;
    private static final int IN_FEED = 24;

    private final PublishedEditions editions;
    private final Newsletters newsletters;

    Archive(PublishedEditions editions, Newsletters newsletters) {
        this.editions = editions;
        this.newsletters = newsletters;
    }

    /** What a page of the archive is about. */
    record Found(Newsletter newsletter, PublishedEdition edition) {}

    /** The newsletter, if it has an archive. */
    Optional<Newsletter> newsletter(String id) {
        return newsletters.find(id).filter(Newsletter::archive);
    }

    List<Newsletter> newsletters() {
        return newsletters.all().stream().filter(Newsletter::archive).toList();
    }

    Optional<Found> find(String newsletter, String period) {
        return newsletter(newsletter)
                .flatMap(found -> period(period)
                        .flatMap(named -> editions.find(found.id(), named))
                        .map(edition -> new Found(found, edition)));
    }

    /** Newest first, without what they say. */
    List<Listed> listed() {
        return editions.listed(ids(newsletters()), LISTED);
    }

    /** Newest first, so many as a feed has. */
    List<PublishedEdition> latest(List<Newsletter> of) {
        return editions.latest(ids(of), IN_FEED);
    }

    Optional<PublishedEdition> newest(Newsletter of) {
        return editions.latest(List.of(of.id()), 1).stream().findFirst();
    }

    private static List<String> ids(List<Newsletter> newsletters) {
        return newsletters.stream().map(Newsletter::id).toList();
    }

    private static Optional<Period> period(String name) {
        try {
            return Optional.of(Period.parse(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
