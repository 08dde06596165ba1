package io.broadsheet.ingest.status;

import io.broadsheet.ingest.article.ArticleList;
import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Shows operators how every source is doing. */
@RestController
class SourceController {

    private static final Set<String> STATES = Arrays.stream(Attempt.State.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final SourceHealth health;
    private final ArticleList articles;

    SourceController(SourceHealth health, ArticleList articles) {
        this.health = health;
        this.articles = articles;
    }

    /**
     * Lists the sources of the configuration file by id, with their state and how many articles they gave; all, or those
     * in one or more states: {@code new}, {@code ok}, {@code failing}, {@code gone}.
     */
    @GetMapping("/api/operator/sources")
    Page<ListedSource> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(defaultValue = "") Set<String> state) {
        if (!STATES.containsAll(state)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "state must be one or more of new, ok, failing, gone, is " + state);
        }
        Set<String> states = state.isEmpty() ? STATES : state;
        var request = new PageRequest(page, size);
        var counts = articles.countsBySource();
        var items = health.list(states, request.size(), request.offset()).stream()
                .map(status -> new ListedSource(status, counts.getOrDefault(status.id(), new ArticleList.Counts(0, 0))))
                .toList();
        return new Page<>(items, request.page(), request.size(), health.count(states));
    }
}
