package io.broadsheet.digest.subscription;

import io.broadsheet.digest.rendering.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a reader may ask of what is kept of them: to have it, and to have it erased. */
@Controller
@RequestMapping("/preferences/data")
class DataController {

    private final LinkOpener links;
    private final LinkPages pages;
    private final ReaderData data;
    private final Origins origins;
    private final JsonMapper json;

    DataController(LinkOpener links, LinkPages pages, ReaderData data, Origins origins, JsonMapper json) {
        this.links = links;
        this.pages = pages;
        this.data = data;
        this.origins = origins;
        this.json = json;
    }

    @GetMapping
    ModelAndView ask(@RequestParam(defaultValue = "") String token) {
        return show(token);
    }

    /** A file, or the page that says why there is none. */
    @PostMapping("/download")
    @Nullable
    ModelAndView download(@RequestParam(defaultValue = "") String token, HttpServletResponse response)
            throws IOException {
        if (links.open(TokenPurpose.DATA, token) instanceof ReaderLink.Usable(Subscription reader)) {
            String file =
                    json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(data.of(reader.id()));
            response.setContentType("application/json");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"my-data.json\"");
            response.getOutputStream().write(file.getBytes(StandardCharsets.UTF_8));
            return null; // the answer is complete
        }
        return show(token);
    }

    /** Asks once more: this button is the only one here that nobody can take back. */
    @PostMapping("/erase")
    ModelAndView erase(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "false") boolean sure,
            HttpServletRequest request) {
        if (links.open(TokenPurpose.DATA, token) instanceof ReaderLink.Usable(Subscription reader)) {
            if (!sure) {
                ModelAndView page = show(token);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                return page.addObject("sureProblem", Sentence.of("data.erase.unsure"));
            }
            data.erase(reader.id(), origins.of("data-page", request));
            return pages.page("erased", reader);
        }
        return show(token);
    }

    private ModelAndView show(String token) {
        return switch (links.open(TokenPurpose.DATA, token)) {
            case ReaderLink.Usable(Subscription reader) ->
                pages.page("data", reader)
                        .addObject("token", token)
                        .addObject("masked", EmailAddress.masked(reader.email()));
            case ReaderLink.Expired(Subscription reader) -> pages.page("data-expired", HttpStatus.GONE, reader);
            case ReaderLink.Gone() -> pages.gone();
            case ReaderLink.Broken() -> pages.broken();
        };
    }
}
