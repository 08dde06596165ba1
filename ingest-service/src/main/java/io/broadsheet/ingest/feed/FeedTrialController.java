package io.broadsheet.ingest.feed;

import io.broadsheet.ingest.source.InternationalHost;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lets operators look at a feed before they add it; stores nothing. */
@RestController
class FeedTrialController {

    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private final FeedFetcher fetcher;
    private final FeedParser parser;

    FeedTrialController(FeedFetcher fetcher, FeedParser parser) {
        this.fetcher = fetcher;
        this.parser = parser;
    }

    /** The feed to try. */
    record Request(@Nullable String url) {}

    /** Asks for the feed once, now; 400 for a bad address, 502 when it cannot be had, 422 when it is not a feed. */
    @ApiResponse(responseCode = "200", description = "what the feed would yield")
    @ApiResponse(
            responseCode = "400",
            description = "the address cannot be asked",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(responseCode = "422", description = "this is not a feed", content = @Content(mediaType = PROBLEM))
    @ApiResponse(responseCode = "502", description = "the feed cannot be had", content = @Content(mediaType = PROBLEM))
    @PostMapping(path = "/api/operator/sources/try", consumes = MediaType.APPLICATION_JSON_VALUE)
    FeedTrial tryOut(@RequestBody Request request) {
        URI address = address(request.url());
        return switch (fetcher.fetch(address, FetchResult.Validators.NONE)) {
            case FetchResult.Fetched fetched -> read(fetched);
            case FetchResult.NotModified _ -> throw unreachable("HTTP 304 to a request without conditions");
            case FetchResult.RateLimited limited ->
                throw unreachable("the server asks for patience"
                        + (limited.retryAfter() == null
                                ? ""
                                : ", for %d s".formatted(limited.retryAfter().toSeconds())));
            case FetchResult.Gone _ -> throw unreachable("the server says it is gone for good (HTTP 410)");
            case FetchResult.Unreachable unreachable -> throw unreachable(unreachable.reason());
            case FetchResult.Failed failed -> throw unreachable(failed.reason());
        };
    }

    private FeedTrial read(FetchResult.Fetched fetched) {
        return switch (parser.parse(
                fetched.body(), fetched.contentType(), fetched.route().address())) {
            case ParseResult.Feed feed -> FeedTrial.of(feed);
            case ParseResult.NotAFeed not ->
                throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, not.inWords());
        };
    }

    private static URI address(@Nullable String url) {
        if (url == null || url.isBlank()) {
            throw bad("url is missing: send {\"url\": \"https://…\"}");
        }
        try {
            URI address = new URI(new URI(InternationalHost.inAscii(url.strip())).toASCIIString());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw bad("url is not an address: " + e.getMessage());
        }
        throw bad("url must be an http:// or https:// address, is '%s'".formatted(url));
    }

    private static ResponseStatusException bad(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }

    private static ResponseStatusException unreachable(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_GATEWAY, "the feed cannot be had: " + reason);
    }
}
