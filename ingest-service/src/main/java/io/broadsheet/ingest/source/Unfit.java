package io.broadsheet.ingest.source;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** What to do about keys and values of the configuration file that do not belong where they stand. */
final class Unfit {

    private static final int ENTRY_KEY = 3; // sources.press.feed

    private Unfit() {}

    /** Of a key that an entry of this type does not have, at least not with such a value. */
    static String unknown(ConfigurationPropertyName name, @Nullable Object value, Class<?> type) {
        if (name.isLastElementIndexed()) {
            return "is part of a list or a map, where one value belongs";
        }
        if (value == null || value.toString().isEmpty()) {
            return "has no value; give it one, or take the line away";
        }
        String known = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(key -> key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "is not a known key; known are %s%s"
                .formatted(known, name.getNumberOfElements() > ENTRY_KEY ? ", and an id has no dots" : "");
    }

    /** How a value of that kind is written. */
    static Optional<String> remedy(Bindable<?> target) {
        Class<?> type = target.getType().toClass();
        if (type == Duration.class) {
            return Optional.of("write a number and its unit, as in 90s, 30m, 2h or 1d");
        }
        return Number.class.isAssignableFrom(type) ? Optional.of("write a number, as in 0.5") : Optional.empty();
    }
}
