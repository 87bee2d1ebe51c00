package dev.webstore.frontend.page;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.configuration.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** Where traces can be looked at: {@code WEBSTORE_TRACE_URL}, in which {@code {trace_id}} stands for the trace. */
public final class TraceLinks {

    private static final String KEY = "WEBSTORE_TRACE_URL";
    private static final String PLACEHOLDER = "{trace_id}";

    private final @Nullable String template;

    /**
     * Links as configured, or none.
     *
     * @throws ConfigurationException when the setting is no http(s) URL with the placeholder
     */
    public TraceLinks(Configuration configuration) {
        template = configuration.text(KEY).orElse(null);
        if (template != null && !(template.matches("https?://.+") && template.contains(PLACEHOLDER))) {
            throw new ConfigurationException(KEY, template, "an http or https URL with " + PLACEHOLDER + " in it");
        }
    }

    /** The address of a trace, or null when none is configured. */
    @Nullable String of(String traceId) {
        return template == null ? null : template.replace(PLACEHOLDER, traceId);
    }
}
