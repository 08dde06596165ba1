package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEditions.Listed;
import io.broadsheet.digest.newsletter.Newsletter;
import java.util.List;
import java.util.Optional;

/** The past editions of one newsletter, as the page lists them; public for the template. */
public record Shelf(String title, List<Listed> editions) {

    /** The newsletter's shelf, unless it is empty. */
    static Optional<Shelf> of(Newsletter newsletter, List<Listed> all) {
        List<Listed> own = all.stream()
                .filter(edition -> edition.newsletter().equals(newsletter.id()))
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(new Shelf(newsletter.title(), own));
    }
}
