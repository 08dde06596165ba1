package io.broadsheet.digest.bounce;

import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What came back, for operators: all of it, or a reader's, or a mail's. */
@RestController
@RequestMapping("/api/operator/bounces")
class OperatorBouncesController {

    private final Bounces bounces;

    OperatorBouncesController(Bounces bounces) {
        this.bounces = bounces;
    }

    /** Newest first; every filter is optional. */
    @GetMapping
    Page<Bounces.Item> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable UUID subscription,
            @RequestParam(required = false) @Nullable Long delivery,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (kind != null
                && Arrays.stream(Kind.values()).noneMatch(each -> each.text().equals(kind))) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "kind is \"%s\"; it must be one of %s"
                            .formatted(
                                    kind,
                                    Arrays.stream(Kind.values()).map(Kind::text).collect(Collectors.joining(", "))));
        }
        return bounces.page(new Bounces.Filter(kind, subscription, delivery), new PageRequest(page, size));
    }
}
