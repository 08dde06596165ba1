package io.broadsheet.digest.rendering;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.TemplateExceptionHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.TimeZone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.web.servlet.view.freemarker.FreeMarkerConfigurer;

/** One strict FreeMarker for mails and pages: undefined variables are errors, templates reach no Java classes. */
@Configuration(proxyBeanMethods = false)
class RenderingConfiguration {

    private static final Duration READ_AGAIN = Duration.ofSeconds(5);

    @Bean
    Messages messages(RenderingProperties properties) {
        var source = new ReloadableResourceBundleMessageSource();
        if (properties.directory() != null) {
            source.addBasenames(properties.directory().toAbsolutePath().toUri() + "text/words");
            source.setCacheMillis(READ_AGAIN.toMillis());
        }
        source.addBasenames("classpath:templates/text/words");
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setDefaultLocale(Locale.ENGLISH);
        source.setAlwaysUseMessageFormat(true); // or an apostrophe would be written in two ways
        return new Messages(source);
    }

    @Bean
    OwnTemplates ownTemplates(RenderingProperties properties) {
        return new OwnTemplates(properties.directory());
    }

    @Bean
    TemplatesHealth templatesHealth(OwnTemplates own) {
        return new TemplatesHealth(own);
    }

    @Bean
    freemarker.template.Configuration freeMarker(Messages messages, OwnTemplates own) {
        var configuration = new freemarker.template.Configuration(freemarker.template.Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(loader(own));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setRecognizeStandardFileExtensions(true);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setLocalizedLookup(false);
        configuration.setTemplateLookupStrategy(new NewsletterLookup());
        configuration.setLocale(Locale.ENGLISH);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        own.parseAs(configuration);
        new Words(messages).methods().forEach(configuration::setSharedVariable);
        return configuration;
    }

    private static TemplateLoader loader(OwnTemplates own) {
        return new MultiTemplateLoader(new TemplateLoader[] {
            own, new ClassTemplateLoader(RenderingConfiguration.class.getClassLoader(), "templates")
        });
    }

    @Bean
    FreeMarkerConfigurer freeMarkerConfigurer(freemarker.template.Configuration freeMarker) {
        var configurer = new FreeMarkerConfigurer();
        configurer.setConfiguration(freeMarker);
        return configurer;
    }

    @Bean
    Templates templates(freemarker.template.Configuration freeMarker) {
        return new Templates(freeMarker);
    }
}
