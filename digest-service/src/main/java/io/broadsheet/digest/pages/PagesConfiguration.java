package io.broadsheet.digest.pages;

import io.broadsheet.digest.newsletter.Newsletters;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.view.freemarker.FreeMarkerViewResolver;

/** Wires what all pages share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoadProperties.class)
class PagesConfiguration {

    /** Of a reader at the form, before "please try again" is better. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    ErrorAnswers errorAnswers(Newsletters newsletters) {
        return new ErrorAnswers(newsletters);
    }

    @Bean
    FreeMarkerViewResolver freeMarkerViewResolver() {
        var resolver = new FreeMarkerViewResolver("web/", ".ftlh");
        resolver.setViewClass(LanguageView.class);
        resolver.setContentType("text/html;charset=UTF-8");
        return resolver;
    }

    @Bean
    FilterRegistrationBean<PageHeaders> pageHeaders() {
        var registration = new FilterRegistrationBean<>(new PageHeaders());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<LoadShedding> loadShedding(LoadProperties properties) {
        var registration = new FilterRegistrationBean<>(new LoadShedding(properties.requestsAtOnce(), PATIENCE));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }
}
