package io.broadsheet.digest.rendering;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves {@code web/assets} at {@code /assets}, the operator's own files before the shipped ones. */
@Configuration(proxyBeanMethods = false)
class AssetsConfiguration implements WebMvcConfigurer {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final RenderingProperties properties;

    AssetsConfiguration(RenderingProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var assets = registry.addResourceHandler("/assets/**")
                .setCacheControl(CacheControl.maxAge(FRESH).cachePublic());
        if (properties.directory() != null) {
            assets.addResourceLocations(properties.directory().toAbsolutePath().toUri() + "web/assets/");
        }
        assets.addResourceLocations("classpath:/templates/web/assets/");
    }
}
