package dev.webstore.console.metric;

import dev.webstore.console.signal.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The labels that every series of a resource has: {@code job} and {@code instance}, and those attributes of the resource
 * by which rules and dashboards select.
 */
public final class ResourceLabels {

    private static final Map<String, String> KEPT = Map.of(
            "service.name", "service_name",
            "service.namespace", "service_namespace",
            "service.version", "service_version",
            "deployment.environment.name", "deployment_environment_name");

    private ResourceLabels() {}

    /** The labels of a resource; those without a value are left out. */
    public static Map<String, String> of(Resource resource) {
        Map<String, String> labels = new LinkedHashMap<>();
        KEPT.forEach((attribute, label) -> put(labels, label, resource.text(attribute)));
        String namespace = resource.text("service.namespace");
        String name = resource.text("service.name");
        put(labels, "job", namespace.isEmpty() ? name : namespace + "/" + name);
        put(labels, "instance", resource.text("service.instance.id"));
        return labels;
    }

    private static void put(Map<String, String> labels, String label, String value) {
        if (!value.isEmpty()) {
            labels.put(label, value);
        }
    }
}
