package io.broadsheet.digest.edition;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows an edition before it goes out: as data, as the mail, or as the mail's plain text, by the Accept header. */
@RestController
@RequestMapping("/api/operator/newsletters/{newsletter}/editions/{period}/preview")
class EditionPreviewController {

    /** The mail comes from feeds: shown in the operator's origin, it must not run anything. */
    static final String HARMLESS = "sandbox; default-src 'none'; img-src https:; style-src 'unsafe-inline'";

    private final EditionAddress address;
    private final EditionPreview preview;

    EditionPreviewController(EditionAddress address, EditionPreview preview) {
        this.address = address;
        this.preview = preview;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    EditionPreview.Document json(@PathVariable String newsletter, @PathVariable String period) {
        return EditionPreview.Document.of(show(newsletter, period));
    }

    @GetMapping(produces = "text/html;charset=UTF-8")
    ResponseEntity<String> html(@PathVariable String newsletter, @PathVariable String period) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", HARMLESS)
                .body(show(newsletter, period).mail().html());
    }

    @GetMapping(produces = "text/plain;charset=UTF-8")
    String text(@PathVariable String newsletter, @PathVariable String period) {
        return show(newsletter, period).mail().text();
    }

    private EditionPreview.Shown show(String newsletter, String period) {
        return preview.show(address.resolve(newsletter, period));
    }
}
