package dev.webstore.traffic.http;

import dev.webstore.platform.json.Json;
import io.helidon.http.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method such as GET
 * @param path the path with its query, beginning with a slash
 * @param headers by name
 * @param body its text, null for none
 */
public record Ask(
        Method method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    /** Asks for a resource. */
    public static Ask get(String path) {
        return new Ask(Method.GET, path, Map.of(), null);
    }

    /** Sends {@code content} as JSON. */
    public static Ask json(Method method, String path, Object content) {
        return new Ask(method, path, Map.of("Content-Type", "application/json"), Json.text(content));
    }

    /** Sends a form as browsers do. */
    public static Ask form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return new Ask(Method.POST, path, Map.of("Content-Type", "application/x-www-form-urlencoded"), body);
    }

    /** The same request with further headers. */
    public Ask with(Map<String, String> further) {
        var all = new HashMap<>(headers);
        all.putAll(further);
        return new Ask(method, path, all, body);
    }

    /** A text as it may stand in a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
