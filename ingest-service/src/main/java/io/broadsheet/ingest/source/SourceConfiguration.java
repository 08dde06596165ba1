package io.broadsheet.ingest.source;

import io.broadsheet.ingest.loop.Loop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

@Configuration(proxyBeanMethods = false)
class SourceConfiguration {

    private static final Duration LOOK_AT_FILE = Duration.ofMillis(500);

    @Bean
    LiveCatalogue liveCatalogue(
            @Value("${broadsheet.config}") String location, ConfigurableEnvironment environment, InstantSource clock) {
        Path file = Path.of(location);
        var placeholders = new PropertySourcesPlaceholdersResolver(environment);
        return new LiveCatalogue(file, new CatalogueReader(file, placeholders), clock);
    }

    @Bean
    HealthIndicator catalogueHealthIndicator(LiveCatalogue catalogue) {
        return new CatalogueHealth(catalogue);
    }

    @Bean
    Loop catalogueLoop(LiveCatalogue catalogue) {
        return new Loop("catalogue", LOOK_AT_FILE, catalogue::refresh);
    }
}
