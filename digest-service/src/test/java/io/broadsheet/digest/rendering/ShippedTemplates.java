package io.broadsheet.digest.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The templates of this repository, set up as the service does. */
public final class ShippedTemplates {

    private ShippedTemplates() {}

    public static Templates templates() {
        RenderingConfiguration configuration = new RenderingConfiguration();
        try {
            RenderingProperties shipped = new RenderingProperties(null);
            return configuration.templates(configuration.freeMarker(shipped, configuration.messages(shipped)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
