package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEditions;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Messages;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Wires the archive and what other pages show of it. */
@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {

    @Bean
    Archive archive(PublishedEditions editions, Newsletters newsletters) {
        return new Archive(editions, newsletters);
    }

    @Bean
    LatestEdition latestEdition(Archive archive) {
        return new LatestEdition(archive);
    }

    @Bean
    SharePictures sharePictures(Messages messages) {
        return new SharePictures(messages);
    }

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> archiveCaching() {
        return ArchiveCaching.filter();
    }
}
