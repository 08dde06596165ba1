package io.broadsheet.digest.subscription;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether DNS is asked if an address can receive mail.
 *
 * @param check whether addresses are refused whose domain certainly has neither mail server nor host
 * @param resolver name server to ask, {@code address} or {@code address:port}; empty: the machine's own
 * @param timeout how long a signup waits for it at most, 100ms to 10s; then it is taken unchecked
 */
@Validated
@ConfigurationProperties("digest.mail-domains")
record MailDomainProperties(
        @DefaultValue("false") boolean check,
        @DefaultValue("") String resolver,

        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 10) @DefaultValue("1s")
        Duration timeout) {}
