package io.broadsheet.digest.bounce;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Notices of mail providers at {@code POST /hooks/PROVIDER}; a provider without a setting here has no such address.
 *
 * @param ses Amazon SES through SNS
 * @param postmark Postmark
 * @param mailgun Mailgun
 * @param sendgrid SendGrid
 * @param maximumSize of a notice, 1 KB to 10 MB
 * @param tolerance how old a notice of Mailgun may be, 1 min to 1 day
 */
@Validated
@ConfigurationProperties("digest.hooks")
record HookProperties(
        @Valid @DefaultValue Ses ses,
        @Valid @DefaultValue Postmark postmark,
        @Valid @DefaultValue Mailgun mailgun,
        @Valid @DefaultValue SendGrid sendgrid,
        @DefaultValue("512KB") DataSize maximumSize,
        @DefaultValue("15m") Duration tolerance) {

    /**
     * Amazon SES.
     *
     * @param topicArns topics whose notices are taken; empty: none
     */
    record Ses(@DefaultValue List<String> topicArns) {}

    /**
     * Postmark, which signs nothing: the address there has user and password in it.
     *
     * @param username part of the address
     * @param password part of the address, at least 16 characters; empty: none is taken
     */
    record Postmark(
            @DefaultValue("postmark") String username,
            @DefaultValue("") String password) {}

    /**
     * Mailgun.
     *
     * @param signingKey "HTTP webhook signing key"; empty: none is taken
     */
    record Mailgun(@DefaultValue("") String signingKey) {}

    /**
     * SendGrid.
     *
     * @param publicKey verification key of the signed event webhook, in base64; empty: none is taken
     */
    record SendGrid(@DefaultValue("") String publicKey) {}

    HookProperties {
        if (maximumSize.toBytes() < 1024 || maximumSize.toMegabytes() > 10) {
            throw new IllegalArgumentException(
                    "digest.hooks.maximum-size is %s, but must be between 1KB and 10MB".formatted(maximumSize));
        }
        if (tolerance.compareTo(Duration.ofMinutes(1)) < 0 || tolerance.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("digest.hooks.tolerance is %s s, but must be between 60 s and 86400 s"
                    .formatted(tolerance.toSeconds()));
        }
        if (!postmark.password().isEmpty() && postmark.password().length() < 16) {
            throw new IllegalArgumentException("digest.hooks.postmark.password must have at least 16 characters");
        }
    }
}
