package io.broadsheet.digest.edition;

import io.broadsheet.digest.delivery.Deliveries;
import io.broadsheet.digest.delivery.DeliveryState;
import io.broadsheet.digest.delivery.DeliveryView;
import io.broadsheet.digest.edition.EditionAddress.Place;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators the editions of a newsletter and how their sending goes. */
@RestController
@RequestMapping("/api/operator/newsletters/{newsletter}/editions")
class EditionsController {

    private final EditionAddress address;
    private final Editions editions;
    private final EditionEvents events;
    private final Deliveries deliveries;

    EditionsController(EditionAddress address, Editions editions, EditionEvents events, Deliveries deliveries) {
        this.address = address;
        this.editions = editions;
        this.events = events;
        this.deliveries = deliveries;
    }

    @GetMapping
    Page<EditionView> list(
            @PathVariable String newsletter,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Newsletter found = address.newsletter(newsletter);
        Page<Edition> stored = editions.list(found.id(), new PageRequest(page, size));
        return new Page<>(
                stored.items().stream()
                        .map(edition -> EditionView.of(
                                edition,
                                EditionCalendar.of(found)
                                        .cutOff(edition.period())
                                        .orElse(null),
                                null,
                                null))
                        .toList(),
                stored.page(),
                stored.size(),
                stored.total());
    }

    @GetMapping("{period}")
    EditionView one(@PathVariable String newsletter, @PathVariable String period) {
        Place place = address.resolve(newsletter, period);
        @Nullable
        Instant cutOff =
                EditionCalendar.of(place.newsletter()).cutOff(place.period()).orElse(null);
        return address.stored(place)
                .map(edition -> EditionView.of(
                        edition,
                        cutOff,
                        edition.startedAt() == null ? null : deliveries.progress(edition.id()),
                        events.of(edition.id())))
                .orElseGet(() -> EditionView.stillOpen(place.newsletter().id(), place.period(), cutOff));
    }

    @GetMapping("{period}/deliveries")
    Page<DeliveryView> deliveries(
            @PathVariable String newsletter,
            @PathVariable String period,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        PageRequest request = new PageRequest(page, size);
        DeliveryState wanted = state == null || state.isBlank() ? null : state(state);
        return address.stored(address.resolve(newsletter, period))
                .map(edition -> deliveries.ofEdition(edition.id(), wanted, request))
                .orElseGet(() -> new Page<>(List.of(), request.page(), request.size(), 0));
    }

    private static DeliveryState state(String spelling) {
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.spelling().equals(spelling.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "\"%s\" is no state of a delivery; there are %s."
                                .formatted(
                                        spelling,
                                        Arrays.stream(DeliveryState.values())
                                                .map(DeliveryState::spelling)
                                                .collect(Collectors.joining(", ")))));
    }
}
