package io.broadsheet.ingest.batch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into the arrays that a statement unnests into rows again. */
public record Columns<T>(List<T> rows) {

    /** Anything that PostgreSQL reads from its text. */
    public @Nullable String[] texts(Function<T, @Nullable Object> value) {
        return rows.stream().map(row -> text(value.apply(row))).toArray(String[]::new);
    }

    /** Whole numbers. */
    public @Nullable Long[] numbers(Function<T, @Nullable Number> value) {
        return rows.stream().map(row -> number(value.apply(row))).toArray(Long[]::new);
    }

    /** Points of time in microseconds since 1970: {@code timestamptz 'epoch' + one * interval '1 microsecond'}. */
    public @Nullable Long[] microseconds(Function<T, @Nullable Instant> value) {
        return numbers(row -> {
            Instant instant = value.apply(row);
            return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        });
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable Long number(@Nullable Number value) {
        return value == null ? null : value.longValue();
    }
}
