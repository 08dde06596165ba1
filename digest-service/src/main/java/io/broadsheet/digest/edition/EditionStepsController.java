package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionAddress.Place;
import io.broadsheet.digest.edition.EditionOutcome.Already;
import io.broadsheet.digest.edition.EditionOutcome.Done;
import io.broadsheet.digest.edition.EditionOutcome.NothingToSend;
import io.broadsheet.digest.edition.EditionOutcome.WrongState;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators send, hold, approve, skip, pause and resume; asking twice is as good as asking once. They may say why, in {@code reason}. */
@RestController
@RequestMapping("/api/operator/newsletters/{newsletter}/editions/{period}")
class EditionStepsController {

    private final EditionAddress address;
    private final EditionDesk desk;

    EditionStepsController(EditionAddress address, EditionDesk desk) {
        this.address = address;
        this.desk = desk;
    }

    /** What an operator may ask of an edition. */
    enum Wish {
        SEND,
        HOLD,
        APPROVE,
        SKIP,
        PAUSE,
        RESUME;

        String verb() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @PostMapping("{wish:send|hold|approve|skip|pause|resume}")
    ResponseEntity<EditionView> ask(
            @PathVariable String newsletter,
            @PathVariable String period,
            @PathVariable String wish,
            @RequestParam(required = false) @Nullable String reason,
            Principal principal) {
        Place place = address.resolve(newsletter, period);
        Wish wanted = Wish.valueOf(wish.toUpperCase(Locale.ROOT));
        String who = principal.getName();
        String why = reason == null || reason.isBlank()
                ? "%s by %s".formatted(wanted == Wish.SKIP ? "skipped" : "paused", who)
                : reason;
        EditionOutcome outcome = switch (wanted) {
            case SEND -> desk.send(place.newsletter(), place.period(), who);
            case HOLD -> desk.hold(place.newsletter(), place.period(), who);
            case APPROVE -> desk.approve(place.newsletter(), place.period(), who);
            case SKIP -> desk.skip(place.newsletter(), place.period(), who, why);
            case PAUSE -> desk.pause(place.newsletter(), place.period(), who, why);
            case RESUME -> desk.resume(place.newsletter(), place.period(), who);
        };
        return answer(place, wanted, outcome);
    }

    private static ResponseEntity<EditionView> answer(Place place, Wish wish, EditionOutcome outcome) {
        return switch (outcome) {
            case Done(Edition edition) ->
                ResponseEntity.status(wish == Wish.SEND || wish == Wish.APPROVE ? HttpStatus.ACCEPTED : HttpStatus.OK)
                        .body(view(place, edition));
            case Already(Edition edition) -> ResponseEntity.ok(view(place, edition));
            case WrongState(Edition edition) -> throw Problems.wrongState(edition, wish.verb());
            case NothingToSend(Edition edition) ->
                throw Problems.of(
                        HttpStatus.CONFLICT,
                        "There is no article for the edition %s of %s, so there is nothing to send."
                                .formatted(edition.period(), edition.newsletter()));
        };
    }

    private static EditionView view(Place place, Edition edition) {
        return EditionView.of(
                edition,
                EditionCalendar.of(place.newsletter()).cutOff(edition.period()).orElse(null),
                null,
                null);
    }
}
