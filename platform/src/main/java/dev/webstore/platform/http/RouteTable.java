package dev.webstore.platform.http;

import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The routes of a service: which handler answers which method on which path. */
public final class RouteTable {

    private final Map<String, Map<Method, Handler>> handlers = new LinkedHashMap<>();

    /** Answers GET on {@code path}; a segment such as {@code {id}} matches any one segment. */
    public RouteTable get(String path, Handler handler) {
        return route(Method.GET, path, handler);
    }

    /** Answers POST on {@code path}. */
    public RouteTable post(String path, Handler handler) {
        return route(Method.POST, path, handler);
    }

    /** Answers PUT on {@code path}. */
    public RouteTable put(String path, Handler handler) {
        return route(Method.PUT, path, handler);
    }

    /** Answers PATCH on {@code path}. */
    public RouteTable patch(String path, Handler handler) {
        return route(Method.PATCH, path, handler);
    }

    /** Answers DELETE on {@code path}. */
    public RouteTable delete(String path, Handler handler) {
        return route(Method.DELETE, path, handler);
    }

    /** The methods answered on each path, in the order they were added. */
    public Map<String, Set<String>> paths() {
        var paths = new LinkedHashMap<String, Set<String>>();
        handlers.forEach((path, byMethod) ->
                paths.put(path, byMethod.keySet().stream().map(Method::text).collect(Collectors.toUnmodifiableSet())));
        return paths;
    }

    private RouteTable route(Method method, String path, Handler handler) {
        Handler earlier =
                handlers.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, handler);
        if (earlier != null) {
            throw new IllegalStateException("Two handlers for " + method + " " + path);
        }
        return this;
    }

    /** Registers all routes, and on each path an answer to every method it does not take. */
    void register(HttpRouting.Builder routing) {
        handlers.forEach((path, byMethod) -> {
            byMethod.forEach((method, handler) -> routing.route(method, path, handler));
            String allowed =
                    byMethod.keySet().stream().map(Method::text).sorted().collect(Collectors.joining(", "));
            routing.any(path, (request, response) -> {
                throw new ProblemException(
                        Problem.of(
                                405,
                                "Method not allowed",
                                "%s is not possible here, only %s"
                                        .formatted(request.prologue().method().text(), allowed)),
                        Map.of(HeaderNames.ALLOW.defaultCase(), allowed));
            });
        });
    }
}
