package io.broadsheet.ingest.article;

import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lets operators see what came in, and why it was selected or rejected. */
@RestController
class ArticleController {

    private final ArticleList articles;

    ArticleController(ArticleList articles) {
        this.articles = articles;
    }

    /**
     * Lists verdicts, newest article first.
     *
     * @param verdict {@code selected} or {@code rejected}; both when absent
     * @param from first seen at or after this date ({@code 2026-11-01}, UTC) or time ({@code 2026-11-01T08:00:00Z})
     * @param to first seen before this date or time
     */
    @GetMapping("/api/operator/articles")
    Page<ListedArticle> list(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var filter = new ArticleList.Filter(topic, selected(verdict), time("from", from), time("to", to));
        return articles.find(filter, new PageRequest(page, size));
    }

    private static @Nullable Boolean selected(@Nullable String verdict) {
        return switch (verdict) {
            case null -> null;
            case "" -> null;
            case "selected" -> true;
            case "rejected" -> false;
            default -> throw bad("verdict must be selected or rejected, is '%s'".formatted(verdict));
        };
    }

    private static @Nullable Instant time(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return value.contains("T")
                    ? OffsetDateTime.parse(value).toInstant()
                    : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw bad("%s must be a date (2026-11-01) or a time with zone (2026-11-01T08:00:00Z), is '%s'"
                    .formatted(name, value));
        }
    }

    private static ResponseStatusException bad(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }
}
