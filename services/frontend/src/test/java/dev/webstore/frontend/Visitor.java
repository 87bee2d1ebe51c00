package dev.webstore.frontend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies and sends the CSRF token back, but follows redirects only when told to. */
final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "text/html"));
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(int port) {
        base = "http://localhost:" + port;
    }

    /** What a visitor got. */
    record Page(int status, Map<String, List<String>> headers, String body) {

        /** The first value of a header, or empty. */
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""))
                    .getFirst();
        }

        /** The tags of the page, with their attributes. */
        List<String> tags() {
            return Pattern.compile("<[^>]*>")
                    .matcher(body)
                    .results()
                    .map(MatchResult::group)
                    .toList();
        }

        /** What the page says, without markup. */
        String text() {
            return body.replaceAll("<[^>]*>", " ")
                    .replace("&lt;", "<")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ");
        }
    }

    /** Sends this header with each request. */
    Visitor with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Visitor signedIn() {
        return signedInAs("user@webstore.example");
    }

    Visitor signedInAs(String email) {
        get("/sign-in");
        post("/sign-in", Map.of("email", email, "password", "webstore-demo"));
        return this;
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    Page get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form as a page of ours would, with its CSRF token. */
    Page post(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", cookies.getOrDefault("csrf", cookies.getOrDefault("__Host-csrf", "")));
        String body = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return postBody(path, "application/x-www-form-urlencoded", body);
    }

    Page postBody(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Page(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
