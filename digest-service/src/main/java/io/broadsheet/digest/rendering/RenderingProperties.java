package io.broadsheet.digest.rendering;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where templates come from.
 *
 * @param directory folder with an operator's own templates; a file found there replaces the shipped one of the same path
 *     ({@code email/digest.ftlh}, {@code web/signup.ftlh}, {@code web/assets/theme.css}), without a rebuild or restart;
 *     {@code text/words_en.properties} there replaces word by word, {@code text/words_fr.properties} adds a language
 */
@ConfigurationProperties("digest.templates")
record RenderingProperties(@Nullable Path directory) {}
