package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionContents.Rendered;
import io.broadsheet.digest.edition.EditionRebuild.Window;
import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what the topic alone makes of an edition, in the forms of the preview, and whether it is what was sent. */
@RestController
@RequestMapping("/api/operator/newsletters/{newsletter}/editions/{period}/rebuilt")
class EditionRebuildController {

    /** Says {@code true} or {@code false}; absent when nothing of the edition is stored. */
    private static final String SAME = "Broadsheet-Same-As-Stored";

    private final EditionAddress address;
    private final EditionRebuild rebuild;
    private final Editions editions;
    private final EditionContents contents;
    private final EditionWindows windows;
    private final StrangersMail strangers;

    EditionRebuildController(
            EditionAddress address,
            EditionRebuild rebuild,
            Editions editions,
            EditionContents contents,
            EditionWindows windows,
            StrangersMail strangers) {
        this.address = address;
        this.rebuild = rebuild;
        this.editions = editions;
        this.contents = contents;
        this.windows = windows;
        this.strangers = strangers;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EditionPreview.Document> json(
            @PathVariable String newsletter,
            @PathVariable String period,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer issue) {
        Rebuilt rebuilt = rebuilt(newsletter, period, from, to, issue);
        return rebuilt.answer().body(EditionPreview.Document.of(rebuilt.composition()));
    }

    @GetMapping(produces = "text/html;charset=UTF-8")
    ResponseEntity<String> html(
            @PathVariable String newsletter,
            @PathVariable String period,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer issue) {
        Rebuilt rebuilt = rebuilt(newsletter, period, from, to, issue);
        return rebuilt.answer()
                .header("Content-Security-Policy", EditionPreviewController.HARMLESS)
                .body(rebuilt.mail().html());
    }

    @GetMapping(produces = "text/plain;charset=UTF-8")
    ResponseEntity<String> text(
            @PathVariable String newsletter,
            @PathVariable String period,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer issue) {
        Rebuilt rebuilt = rebuilt(newsletter, period, from, to, issue);
        return rebuilt.answer().body(rebuilt.mail().text());
    }

    private record Rebuilt(
            Composition composition,
            MailContent mail,
            @Nullable Boolean same) {
        ResponseEntity.BodyBuilder answer() {
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            return same == null ? answer : answer.header(SAME, same.toString());
        }
    }

    private Rebuilt rebuilt(
            String newsletterId, String name, @Nullable Instant from, @Nullable Instant to, @Nullable Integer issue) {
        Newsletter newsletter = address.newsletter(newsletterId);
        Period period = EditionAddress.parse(name);
        Optional<Edition> edition =
                editions.find(newsletter.id(), period).filter(stored -> stored.composedAt() != null);
        Window window = windows.of(newsletter, period, edition, from, to, issue != null && issue == 1);
        int number = issue == null ? edition.map(Edition::issue).orElse(1) : issue;
        Composition composition = rebuild.rebuild(newsletter, period, window, number);
        return new Rebuilt(
                composition,
                strangers.of(newsletter.language(), composition.mail()),
                edition.flatMap(stored -> contents.rendered(stored.id()))
                        .map(Rendered::mail)
                        .map(mail -> mail.equals(composition.mail()))
                        .orElse(null));
    }
}
