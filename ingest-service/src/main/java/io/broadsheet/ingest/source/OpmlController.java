package io.broadsheet.ingest.source;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Helps operators to move in from another feed reader; changes nothing, what it answers is theirs to put in the file. */
@RestController
class OpmlController {

    private static final int LARGEST = 10 * 1024 * 1024;

    private final LiveCatalogue catalogue;

    OpmlController(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Turns the OPML in the body into YAML for {@code broadsheet.yaml}; 413 above 10 MB, 422 when it is not OPML. */
    @PostMapping(path = "/api/operator/sources/opml", produces = "application/yaml")
    ResponseEntity<byte[]> yaml(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "the list is larger than 10 MB");
        }
        try {
            String yaml = OpmlImport.yaml(Opml.read(body), catalogue.current());
            return ResponseEntity.ok(yaml.getBytes(StandardCharsets.UTF_8));
        } catch (Opml.Unreadable e) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
        }
    }
}
