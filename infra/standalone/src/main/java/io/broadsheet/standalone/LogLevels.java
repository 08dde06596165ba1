package io.broadsheet.standalone;

import ch.qos.logback.classic.Level;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Heeds {@code logging.level} of {@code broadsheet.yaml} and the environment, as Spring Boot would. */
final class LogLevels {

    private LogLevels() {}

    static void apply(Environment environment) {
        Map<String, String> levels = Binder.get(environment)
                .bind("logging.level", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        levels.forEach((name, level) -> {
            String logger = name.equalsIgnoreCase("root") ? Logger.ROOT_LOGGER_NAME : name;
            if (LoggerFactory.getLogger(logger) instanceof ch.qos.logback.classic.Logger logback) {
                logback.setLevel(Level.toLevel(level, Level.INFO));
            }
        });
    }
}
