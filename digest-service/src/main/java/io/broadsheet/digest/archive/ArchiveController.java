package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEdition;
import io.broadsheet.digest.edition.PublishedEditions;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Templates;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows past editions to everybody; nothing on these pages belongs to a reader. */
@Controller
class ArchiveController {

    private static final int SHOWN = 240;
    private static final int IN_FEED = 24;

    private final PublishedEditions editions;
    private final Newsletters newsletters;
    private final Templates templates;
    private final DigestProperties digest;

    ArchiveController(
            PublishedEditions editions, Newsletters newsletters, Templates templates, DigestProperties digest) {
        this.editions = editions;
        this.newsletters = newsletters;
        this.templates = templates;
        this.digest = digest;
    }

    @GetMapping("/editions")
    String all(Model model) {
        List<PublishedEdition> published = editions.latest(SHOWN);
        model.addAttribute("publication", newsletters.byDefault());
        model.addAttribute(
                "shelves",
                newsletters.all().stream()
                        .map(newsletter -> Shelf.of(newsletter, published))
                        .flatMap(Optional::stream)
                        .toList());
        return "editions";
    }

    @GetMapping("/editions/{newsletter}/{period}")
    String one(@PathVariable String newsletter, @PathVariable String period, Model model) {
        Newsletter found = newsletters.find(newsletter).orElseThrow(ArchiveController::notFound);
        PublishedEdition edition = month(period)
                .flatMap(month -> editions.find(found.id(), month))
                .orElseThrow(ArchiveController::notFound);
        model.addAttribute("publication", found);
        model.addAttribute("edition", edition.content());
        return "edition";
    }

    @GetMapping("/editions.atom")
    ResponseEntity<String> feed() {
        List<PublishedEdition> published = editions.latest(IN_FEED);
        Instant updated = published.stream()
                .map(PublishedEdition::publishedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        String xml = templates.render(
                "web/editions-atom.ftlx",
                newsletters.byDefault().language(),
                Map.of(
                        "publication", newsletters.byDefault(),
                        "self", digest.link("/editions.atom").toString(),
                        "page", digest.link("/editions").toString(),
                        "updated", updated.toString(),
                        "editions",
                                published.stream()
                                        .map(edition -> FeedEntry.of(edition, digest))
                                        .toList()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/atom+xml;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(xml);
    }

    private static Optional<YearMonth> month(String period) {
        try {
            return Optional.of(YearMonth.parse(period));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ErrorResponseException notFound() {
        return new ErrorResponseException(
                HttpStatus.NOT_FOUND,
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such edition."),
                null);
    }
}
