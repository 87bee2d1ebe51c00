package dev.webstore.platform.configuration;

/** A setting that cannot be used; the message names it, and its value and what was expected, or what is wrong. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception for the setting {@code key}. */
    public ConfigurationException(String key, String value, String expected) {
        super("%s is \"%s\", but must be %s".formatted(key, value, expected));
    }

    /** Creates the exception for what is wrong without being a setting of ours, such as something on the class path. */
    public ConfigurationException(String message) {
        super(message);
    }
}
