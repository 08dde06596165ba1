package io.broadsheet.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators which state of the configuration file is in force, and why its last edit is not. */
@RestController
class CatalogueController {

    private final LiveCatalogue catalogue;

    CatalogueController(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What is in force.
     *
     * @param since when the file was read
     * @param topics how many
     * @param sources how many
     * @param refused the file as it is now, when it is not what is in force
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InForce(
            String file,
            Instant since,
            int topics,
            int sources,
            @Nullable Refusal refused) {}

    /** Says how many topics and sources are in force since when, and what is wrong with an edit that was refused. */
    @GetMapping("/api/operator/catalogue")
    InForce inForce() {
        Catalogue current = catalogue.current();
        return new InForce(
                catalogue.file().toString(),
                catalogue.since(),
                current.topics().size(),
                current.sources().size(),
                catalogue.refusal().orElse(null));
    }
}
