package io.broadsheet.digest.archive;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the picture of an edition to sites that link to it. */
@Controller
class SharePictureController {

    private final Archive archive;
    private final SharePictures pictures;

    SharePictureController(Archive archive, SharePictures pictures) {
        this.archive = archive;
        this.pictures = pictures;
    }

    @GetMapping("/editions/{newsletter}/{period}.png")
    ResponseEntity<byte[]> picture(@PathVariable String newsletter, @PathVariable String period) {
        return archive.find(newsletter, period)
                .flatMap(
                        found -> pictures.of(found.edition(), found.newsletter().language()))
                .map(png -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .header(HttpHeaders.CACHE_CONTROL, ArchiveCaching.FRESH)
                        .body(png))
                .orElseThrow(ArchiveController::notFound);
    }
}
