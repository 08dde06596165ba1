package io.broadsheet.ingest.status;

import io.broadsheet.ingest.article.ArticleList;
import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators how every source is doing. */
@RestController
class SourceController {

    private final SourceHealth health;
    private final ArticleList articles;

    SourceController(SourceHealth health, ArticleList articles) {
        this.health = health;
        this.articles = articles;
    }

    /** Lists the sources of the configuration file by id, with their state and how many articles they gave. */
    @GetMapping("/api/operator/sources")
    Page<ListedSource> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "100") int size) {
        var request = new PageRequest(page, size);
        var counts = articles.countsBySource();
        var items = health.list(request.size(), request.offset()).stream()
                .map(status -> new ListedSource(status, counts.getOrDefault(status.id(), new ArticleList.Counts(0, 0))))
                .toList();
        return new Page<>(items, request.page(), request.size(), health.count());
    }
}
