package io.broadsheet.digest.newsletter;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where readers reach this service.
 *
 * @param publicBaseUrl what every link in a mail or feed starts with, scheme http or https; a Host header is never used for it
 */
@Validated
@ConfigurationProperties("digest")
public record DigestProperties(
        @NotNull @DefaultValue("http://localhost:8080") URI publicBaseUrl) {

    public DigestProperties {
        String scheme = publicBaseUrl.getScheme();
        if (publicBaseUrl.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException(
                    "digest.public-base-url is \"%s\"; it must be an address like https://news.example.org"
                            .formatted(publicBaseUrl));
        }
    }

    /** Address of a path that starts with a slash. */
    public URI link(String path) {
        return URI.create(publicBaseUrl.toString().replaceAll("/+$", "") + path);
    }
}
