package io.broadsheet.ingest.folder;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How folders are watched.
 *
 * @param interval pause between two looks; large folders are looked at less often; 50 ms to 1 h
 * @param settle time that a file's size and date must stand still before it counts as complete; 0 to 1 h
 * @param maximumSize largest file that is read; up to 64 MB
 * @param maximumFiles most files of one folder, by name; the rest is left out with an error; 1 to 1,000,000
 * @param depth levels of subfolders that are looked into; 0 to 16
 */
@Validated
@ConfigurationProperties("ingest.folder")
record FolderProperties(
        @DefaultValue("250ms") @DurationMin(millis = 50) @DurationMax(hours = 1)
        Duration interval,

        @DefaultValue("1s") @DurationMin(seconds = 0) @DurationMax(hours = 1)
        Duration settle,

        @DefaultValue("2MB") DataSize maximumSize,
        @DefaultValue("100000") @Min(1) @Max(1_000_000) int maximumFiles,
        @DefaultValue("4") @Min(0) @Max(16) int depth) {

    FolderProperties {
        if (maximumSize.toBytes() < 1 || maximumSize.toMegabytes() > 64) {
            throw new IllegalArgumentException("ingest.folder.maximum-size must be between 1B and 64MB");
        }
    }
}
