package dev.webstore.platform.client;

import io.helidon.http.Method;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call to another system.
 *
 * @param method the HTTP method
 * @param template the path with placeholders, fit for a span name, such as {@code /api/payments/{id}}
 * @param path the path itself, with its query if any, percent-encoded
 * @param headers request headers
 * @param body the JSON body, or null for none
 * @param timeout how long to wait for the answer; null for the client's default
 */
public record Call(
        Method method,
        String template,
        String path,
        Map<String, String> headers,
        @Nullable Object body,
        @Nullable Duration timeout) {

    /** A GET of {@code path}. */
    public static Call get(String path) {
        return new Call(Method.GET, path, path, Map.of(), null, null);
    }

    /** A POST of a JSON body. */
    public static Call post(String path, Object body) {
        return new Call(Method.POST, path, path, Map.of(), body, null);
    }

    /** A call with any method, with a JSON body or none. */
    public static Call of(Method method, String path, @Nullable Object body) {
        return new Call(method, path, path, Map.of(), body, null);
    }

    /** The same call, named by {@code template} in telemetry because its path holds an id. */
    public Call named(String template) {
        return new Call(method, template, path, headers, body, timeout);
    }

    /** The same call with one more header. */
    public Call header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, template, path, Map.copyOf(more), body, timeout);
    }

    /** The same call with a timeout of its own. */
    public Call within(Duration limit) {
        return new Call(method, template, path, headers, body, limit);
    }
}
