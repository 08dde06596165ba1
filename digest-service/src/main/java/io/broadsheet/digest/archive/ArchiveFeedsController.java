package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEdition;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Templates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Tells programs of past editions: feed readers (RFC 4287) and search engines (sitemaps.org). */
@Controller
class ArchiveFeedsController {

    private final Archive archive;
    private final Newsletters newsletters;
    private final Templates templates;
    private final DigestProperties digest;

    ArchiveFeedsController(Archive archive, Newsletters newsletters, Templates templates, DigestProperties digest) {
        this.archive = archive;
        this.newsletters = newsletters;
        this.templates = templates;
        this.digest = digest;
    }

    /** Of all newsletters. */
    @GetMapping("/editions.atom")
    ResponseEntity<String> feed() {
        return feed(newsletters.byDefault(), archive.newsletters(), "/editions.atom");
    }

    /** Of one. */
    @GetMapping("/editions/{newsletter}.atom")
    ResponseEntity<String> feed(@PathVariable String newsletter) {
        Newsletter found = archive.newsletter(newsletter).orElseThrow(ArchiveController::notFound);
        return feed(found, List.of(found), "/editions/%s.atom".formatted(newsletter));
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap() {
        String xml = templates.render(
                "web/sitemap.ftlx",
                Map.of(
                        "front", digest.link("/").toString(),
                        "list",
                                archive.newsletters().isEmpty()
                                        ? ""
                                        : digest.link("/editions").toString(),
                        "pages",
                                archive.listed().stream()
                                        .map(listed -> new SitePage(
                                                digest.link(listed.path()).toString(),
                                                listed.publishedAt().toString()))
                                        .toList()));
        return answer(MediaType.APPLICATION_XML_VALUE, xml);
    }

    private ResponseEntity<String> feed(Newsletter publication, List<Newsletter> of, String path) {
        List<PublishedEdition> published = archive.latest(of);
        Instant updated = published.stream()
                .map(PublishedEdition::publishedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        String xml = templates.render(
                "web/editions-atom.ftlx",
                publication.language(),
                Map.of(
                        "publication", publication,
                        "self", digest.link(path).toString(),
                        "page", digest.link("/editions").toString(),
                        "updated", updated.toString(),
                        "editions",
                                published.stream()
                                        .map(edition -> FeedEntry.of(edition, digest))
                                        .toList()));
        return answer("application/atom+xml", xml);
    }

    private static ResponseEntity<String> answer(String type, String xml) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, ArchiveCaching.FRESH)
                .body(xml);
    }
}
