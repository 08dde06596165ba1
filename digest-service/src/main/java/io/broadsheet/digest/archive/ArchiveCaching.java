package io.broadsheet.digest.archive;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Lets browsers and proxies keep the archive for a while, and ask whether it has changed instead of fetching it again (RFC 9110, 8.8.3). */
final class ArchiveCaching {

    /** Cache-Control of all its pages: soon enough for a reader who waits for the next edition. */
    static final String FRESH = "max-age=300, public";

    private ArchiveCaching() {}

    static FilterRegistrationBean<ShallowEtagHeaderFilter> filter() {
        var registration = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns("/editions", "/editions/*", "/editions.atom", "/sitemap.xml");
        return registration;
    }
}
