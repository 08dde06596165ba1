package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what other pages show of the archive. */
@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {

    @Bean
    LatestEdition latestEdition(PublishedEditions editions) {
        return new LatestEdition(editions);
    }
}
