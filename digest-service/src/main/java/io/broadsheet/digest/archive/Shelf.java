package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEdition;
import io.broadsheet.digest.newsletter.Newsletter;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The past editions of one newsletter, as the page lists them; public for the template. */
public record Shelf(String title, List<Entry> editions) {

    /** One line of it. */
    public record Entry(String path, YearMonth period, int issue, int stories) {}

    /** The newsletter's shelf, unless it is empty. */
    static Optional<Shelf> of(Newsletter newsletter, List<PublishedEdition> published) {
        List<Entry> entries = published.stream()
                .filter(edition -> edition.newsletter().equals(newsletter.id()))
                .map(Shelf::entry)
                .toList();
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Shelf(newsletter.title(), entries));
    }

    static String path(PublishedEdition edition) {
        return "/editions/%s/%s"
                .formatted(edition.newsletter(), edition.content().period());
    }

    private static Entry entry(PublishedEdition edition) {
        return new Entry(
                path(edition),
                edition.content().period(),
                edition.content().issue(),
                edition.content().stories().size());
    }
}
