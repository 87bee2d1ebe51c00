package dev.webstore.console.template;

import java.util.List;
import java.util.Map;

/** A parsed template, to be rendered any number of times. Immutable. */
public final class Template {

    /** What Prometheus puts before every template. */
    private static final String PRELUDE = "{{$labels := .Labels}}{{$externalLabels := .ExternalLabels}}"
            + "{{$externalURL := .ExternalURL}}{{$value := .Value}}";

    private final List<Node> body;
    private final Map<String, List<Node>> definitions;

    private Template(List<Node> body, Map<String, List<Node>> definitions) {
        this.body = body;
        this.definitions = definitions;
    }

    /**
     * Parses a template.
     *
     * @throws TemplateException when it is not well-formed or calls an unknown function
     */
    public static Template parse(String text) {
        var parser = new Parser(PRELUDE + text, Functions.names());
        List<Node> body = parser.parse();
        return new Template(body, parser.definitions());
    }

    /**
     * Renders the template.
     *
     * @throws TemplateException when it asks for what cannot be done with this data
     */
    public String render(TemplateData data) {
        return new Interpreter(definitions, new Functions(data)).run(body, data);
    }
}
