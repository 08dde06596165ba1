package io.broadsheet.digest.mail;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * How many mails a day a new route may carry until others trust its address; days are those of UTC.
 *
 * @param since its first day, like {@code 2026-12-01}; editions leave by other routes before
 * @param firstDay mails on that day, 1 to 1,000,000
 * @param factor how much more each day, 1 to 10
 * @param days how long this lasts, 1 to 365; no limit after
 */
public record WarmUp(
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since,

        @DefaultValue("500") @Min(1) @Max(1_000_000) int firstDay,

        @DefaultValue("2") @DecimalMin("1") @DecimalMax("10")
        double factor,

        @DefaultValue("14") @Min(1) @Max(365) int days) {

    private static final double MOST = 1e12;

    public WarmUp {
        if (since == null) {
            throw new IllegalArgumentException("warm-up.since is not set: the first day, like 2026-12-01");
        }
    }

    /** How many mails a day may have; empty: any number. */
    public OptionalLong allowed(LocalDate day) {
        long age = ChronoUnit.DAYS.between(since, day);
        if (age < 0) {
            return OptionalLong.of(0);
        }
        return age < days
                ? OptionalLong.of((long) Math.min(firstDay * Math.pow(factor, (double) age), MOST))
                : OptionalLong.empty();
    }
}
