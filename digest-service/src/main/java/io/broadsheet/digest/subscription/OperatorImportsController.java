package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes a file with readers, answers at once, and says how far it is. */
@RestController
@RequestMapping("/api/operator")
class OperatorImportsController {

    private static final int SHOWN = 50;

    private final Newsletters newsletters;
    private final Imports imports;
    private final ImportParts parts;
    private final ImportProblems problems;
    private final ImportCrew crew;
    private final ImportProperties properties;

    OperatorImportsController(
            Newsletters newsletters,
            Imports imports,
            ImportParts parts,
            ImportProblems problems,
            ImportCrew crew,
            ImportProperties properties) {
        this.newsletters = newsletters;
        this.imports = imports;
        this.parts = parts;
        this.problems = problems;
        this.crew = crew;
        this.properties = properties;
    }

    /** CSV with the columns email, consent_at, consent_source and, optionally, name; the body is the file. */
    @PostMapping(
            path = "/subscriptions/import",
            consumes = {"text/csv", "text/plain", "application/octet-stream"})
    ResponseEntity<ImportJob> upload(@RequestParam(defaultValue = "") String newsletter, HttpServletRequest request)
            throws IOException {
        UUID id = imports.begin(find(newsletter).id());
        long bytes = store(id, request);
        if (bytes > properties.maxSize().toBytes()) {
            throw refused(
                    id,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The file is larger than %s (digest.import.max-size). Split it: rows that are in already do no harm."
                            .formatted(properties.maxSize()));
        }
        Optional<String> problem = headerProblem(id);
        if (problem.isPresent()) {
            throw refused(id, HttpStatus.UNPROCESSABLE_CONTENT, problem.get());
        }
        imports.uploaded(id, bytes);
        crew.call();
        return ResponseEntity.accepted()
                .location(URI.create("/api/operator/imports/" + id))
                .body(job(id));
    }

    /** An upload that breaks off leaves nothing behind. */
    private long store(UUID id, HttpServletRequest request) throws IOException {
        try {
            return parts.store(
                    id, request.getInputStream(), properties.maxSize().toBytes());
        } catch (IOException e) {
            imports.delete(id);
            throw e;
        }
    }

    @GetMapping("/imports")
    List<ImportJob> all() {
        return imports.latest(SHOWN);
    }

    @GetMapping("/imports/{id}")
    ImportJob one(@PathVariable UUID id) {
        return job(id);
    }

    /** The rows that put nobody on the list, as CSV: row, column, problem, value. */
    @GetMapping("/imports/{id}/problems")
    void problems(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        job(id);
        CsvDownload.send(response, "import-problems.csv", csv -> problems.write(id, csv));
    }

    private Optional<String> headerProblem(UUID id) throws IOException {
        try (ImportFile file = ImportFile.open(parts.open(id))) {
            return file.problem();
        } catch (java.io.UncheckedIOException e) {
            return Optional.of("The first line cannot be read: " + ImportFile.reason(e));
        }
    }

    private ResponseStatusException refused(UUID id, HttpStatus status, String reason) {
        imports.delete(id);
        return new ResponseStatusException(status, reason);
    }

    private Newsletter find(String newsletter) {
        return newsletter.isEmpty()
                ? newsletters.byDefault()
                : newsletters
                        .find(newsletter)
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "there is no newsletter \"%s\"".formatted(newsletter)));
    }

    private ImportJob job(UUID id) {
        return imports.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no import " + id));
    }
}
