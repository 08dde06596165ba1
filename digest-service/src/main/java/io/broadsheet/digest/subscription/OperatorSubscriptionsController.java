package io.broadsheet.digest.subscription;

import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The lists as an operator sees them. */
@RestController
@RequestMapping("/api/operator/subscriptions")
class OperatorSubscriptionsController {

    private final SubscriptionList list;
    private final SubscriptionExport export;
    private final Transitions transitions;

    OperatorSubscriptionsController(SubscriptionList list, SubscriptionExport export, Transitions transitions) {
        this.list = list;
        this.export = export;
        this.transitions = transitions;
    }

    /** Newest first; every filter is optional, and {@code email} may be part of an address. */
    @GetMapping
    Page<SubscriptionList.Item> list(
            @RequestParam(defaultValue = "") String newsletter,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        requireState(state);
        return list.page(new SubscriptionList.Filter(newsletter, state, email), new PageRequest(page, size));
    }

    /** All readers that the filters leave in, as CSV that can be imported again. */
    @GetMapping("/export")
    void export(
            @RequestParam(defaultValue = "") String newsletter,
            @RequestParam(defaultValue = "") String state,
            HttpServletResponse response)
            throws IOException {
        requireState(state);
        CsvDownload.send(response, "subscriptions.csv", csv -> export.write(newsletter, state, csv));
    }

    private static void requireState(String state) {
        if (!state.isEmpty() && SubscriptionState.parse(state).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "state is \"%s\"; it must be one of %s".formatted(state, SubscriptionState.texts()));
        }
    }

    /** Erases a reader for good; who asked for it must come back by signing up and confirming. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> erase(@PathVariable UUID id) {
        if (!transitions.erase(id, Origin.of("operator"))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no subscription " + id);
        }
        return ResponseEntity.noContent().build();
    }
}
