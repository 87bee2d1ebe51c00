package dev.webstore.console.template;

/** A template is not well-formed, or cannot be rendered with what it was given. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The reason, for the author of the template. */
    public TemplateException(String message) {
        super(message);
    }
}
