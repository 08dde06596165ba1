package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.EditionContent;
import io.broadsheet.digest.edition.PublishedEditions.Listed;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletters;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows past editions to everybody; nothing on these pages belongs to a reader. */
@Controller
class ArchiveController {

    private static final int HEADLINES = 3;

    private final Archive archive;
    private final SharePictures pictures;
    private final Newsletters newsletters;
    private final DigestProperties digest;

    ArchiveController(Archive archive, SharePictures pictures, Newsletters newsletters, DigestProperties digest) {
        this.archive = archive;
        this.pictures = pictures;
        this.newsletters = newsletters;
        this.digest = digest;
    }

    @GetMapping("/editions")
    String all(Model model, HttpServletResponse response) {
        List<Listed> listed = archive.listed();
        model.addAttribute("publication", newsletters.byDefault());
        model.addAttribute("canonical", digest.link("/editions").toString());
        model.addAttribute(
                "shelves",
                archive.newsletters().stream()
                        .map(newsletter -> Shelf.of(newsletter, listed))
                        .flatMap(Optional::stream)
                        .toList());
        response.setHeader(HttpHeaders.CACHE_CONTROL, ArchiveCaching.FRESH);
        return "editions";
    }

    @GetMapping("/editions/{newsletter}/{period}")
    String one(
            @PathVariable String newsletter, @PathVariable String period, Model model, HttpServletResponse response) {
        Archive.Found found = archive.find(newsletter, period).orElseThrow(ArchiveController::notFound);
        EditionContent content = found.edition().content();
        model.addAttribute("publication", found.newsletter());
        model.addAttribute("edition", content);
        model.addAttribute("canonical", digest.link(found.edition().path()).toString());
        model.addAttribute("publishedAt", found.edition().publishedAt().toString());
        model.addAttribute(
                "picture",
                pictures.available()
                        ? digest.link(found.edition().path() + ".png").toString()
                        : "");
        model.addAttribute("headlines", headlines(content));
        response.setHeader(HttpHeaders.CACHE_CONTROL, ArchiveCaching.FRESH);
        return "edition";
    }

    private static String headlines(EditionContent content) {
        return content.stories().stream()
                .limit(HEADLINES)
                .map(story -> story.lead().title())
                .collect(Collectors.joining(" · "));
    }

    static ErrorResponseException notFound() {
        return new ErrorResponseException(
                HttpStatus.NOT_FOUND,
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such edition."),
                null);
    }
}
