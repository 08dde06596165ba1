package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionAddress.Place;
import io.broadsheet.digest.edition.EditionOutcome.Already;
import io.broadsheet.digest.edition.EditionOutcome.Done;
import io.broadsheet.digest.edition.EditionOutcome.NothingToSend;
import io.broadsheet.digest.edition.EditionOutcome.WrongState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators pin, exclude and order articles and write an introduction, until the edition goes out; each as often as they like. */
@RestController
@RequestMapping("/api/operator/newsletters/{newsletter}/editions/{period}")
class EditionEditsController {

    private static final int LONGEST_REASON = 200;

    private final EditionAddress address;
    private final EditionDesk desk;
    private final EditionCandidates candidates;
    private final EditsOfEditions edits;

    EditionEditsController(
            EditionAddress address, EditionDesk desk, EditionCandidates candidates, EditsOfEditions edits) {
        this.address = address;
        this.desk = desk;
        this.candidates = candidates;
        this.edits = edits;
    }

    /** Ids of articles, first to come first; none: by rank again. */
    record Order(@NotNull @Size(max = 200) List<@NotBlank String> articles) {}

    /** Plain text, paragraphs parted by an empty line; empty: the usual words. */
    record Intro(@NotNull @Size(max = 5_000) String text) {}

    @GetMapping("edits")
    EditionEdits show(@PathVariable String newsletter, @PathVariable String period) {
        return edits(address.resolve(newsletter, period));
    }

    @PutMapping("pins/{article}")
    EditionEdits pin(
            @PathVariable String newsletter,
            @PathVariable String period,
            @PathVariable String article,
            Principal principal) {
        Place place = known(newsletter, period, List.of(article));
        return edit(place, principal, "pinned " + article, before -> before.pin(article));
    }

    @DeleteMapping("pins/{article}")
    EditionEdits unpin(
            @PathVariable String newsletter,
            @PathVariable String period,
            @PathVariable String article,
            Principal principal) {
        return edit(
                address.resolve(newsletter, period),
                principal,
                "no longer pinned " + article,
                before -> before.unpin(article));
    }

    @PutMapping("exclusions/{article}")
    EditionEdits exclude(
            @PathVariable String newsletter,
            @PathVariable String period,
            @PathVariable String article,
            @RequestParam(defaultValue = "by an operator") String reason,
            Principal principal) {
        if (reason.length() > LONGEST_REASON) {
            throw Problems.of(HttpStatus.BAD_REQUEST, "A reason has at most %d characters.".formatted(LONGEST_REASON));
        }
        Place place = known(newsletter, period, List.of(article));
        return edit(place, principal, "excluded " + article, before -> before.exclude(article, reason));
    }

    @DeleteMapping("exclusions/{article}")
    EditionEdits include(
            @PathVariable String newsletter,
            @PathVariable String period,
            @PathVariable String article,
            Principal principal) {
        return edit(
                address.resolve(newsletter, period),
                principal,
                "no longer excluded " + article,
                before -> before.include(article));
    }

    @PutMapping("order")
    EditionEdits order(
            @PathVariable String newsletter,
            @PathVariable String period,
            @Valid @RequestBody Order order,
            Principal principal) {
        List<String> articles = order.articles().stream().distinct().toList();
        Place place = known(newsletter, period, articles);
        return edit(place, principal, "ordered " + String.join(" ", articles), before -> before.inOrder(articles));
    }

    @PutMapping("intro")
    EditionEdits introduce(
            @PathVariable String newsletter,
            @PathVariable String period,
            @Valid @RequestBody Intro intro,
            Principal principal) {
        String text = EditionIntro.clean(intro.text());
        return edit(
                address.resolve(newsletter, period),
                principal,
                text.isEmpty() ? "no introduction" : "introduction of %d characters".formatted(text.length()),
                before -> before.introducedBy(text));
    }

    /** Composes a held edition again. */
    @PostMapping("regenerate")
    EditionView regenerate(@PathVariable String newsletter, @PathVariable String period, Principal principal) {
        Place place = address.resolve(newsletter, period);
        Edition edition = done(desk.regenerate(place.newsletter(), place.period(), principal.getName()), "regenerate");
        return EditionView.of(
                edition,
                EditionCalendar.of(place.newsletter()).cutOff(edition.period()).orElse(null),
                null,
                null);
    }

    private EditionEdits edit(Place place, Principal principal, String what, UnaryOperator<EditionEdits> change) {
        done(desk.edit(place.newsletter(), place.period(), principal.getName(), what, change), "edit");
        return edits(place);
    }

    private EditionEdits edits(Place place) {
        return edits.of(place.newsletter().id(), place.period());
    }

    private static Edition done(EditionOutcome outcome, String wish) {
        return switch (outcome) {
            case Done(Edition edition) -> edition;
            case Already(Edition edition) -> edition;
            case WrongState(Edition edition) -> throw Problems.wrongState(edition, wish);
            case NothingToSend(Edition edition) -> throw Problems.wrongState(edition, wish);
        };
    }

    private Place known(String newsletter, String period, List<String> articles) {
        Place place = address.resolve(newsletter, period);
        Map<String, String> refused = candidates.refused(place, articles);
        if (!refused.isEmpty()) {
            throw Problems.of(
                    HttpStatus.NOT_FOUND,
                    "The edition %s does not decide about %s. Its preview lists those that it does decide about."
                            .formatted(
                                    place.period(),
                                    refused.entrySet().stream()
                                            .map(each -> "%s: %s".formatted(each.getKey(), each.getValue()))
                                            .collect(Collectors.joining("; "))));
        }
        return place;
    }
}
