package io.broadsheet.digest.rendering;

/** A template that cannot be used; the message names it, and the line where FreeMarker knows it. */
public final class TemplateFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateFailure(String name, Exception cause) {
        super("template %s: %s".formatted(name, cause.getMessage()), cause);
    }
}
