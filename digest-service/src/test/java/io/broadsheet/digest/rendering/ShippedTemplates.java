package io.broadsheet.digest.rendering;

/** The templates of this repository, set up as the service does. */
public final class ShippedTemplates {

    private ShippedTemplates() {}

    public static Messages messages() {
        return new RenderingConfiguration().messages(new RenderingProperties(null));
    }

    public static Templates templates() {
        RenderingConfiguration configuration = new RenderingConfiguration();
        RenderingProperties shipped = new RenderingProperties(null);
        return configuration.templates(
                configuration.freeMarker(configuration.messages(shipped), configuration.ownTemplates(shipped)));
    }
}
