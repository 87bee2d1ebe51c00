package dev.webstore.acceptance.shop;

import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: pages, forms and cookies of the storefront. */
public final class Storefront {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI base;
    private Answer page;

    /** Opens the storefront at {@code base}. */
    public Storefront(URI base) {
        this.base = base;
        this.page = open("/");
    }

    /** Goes to a page. */
    public Answer open(String path) {
        return open(path, Map.of());
    }

    /** Goes to a page, with further request headers. */
    public Answer open(String path, Map<String, String> headers) {
        page = send(request(path, headers).GET());
        return page;
    }

    /** Sends a form of the current page: its hidden fields, overlaid with {@code fields}. */
    public Answer submit(String action, Map<String, String> fields) {
        return submit(action, fields, Map.of());
    }

    /** Sends a form of the current page, with further request headers. */
    public Answer submit(String action, Map<String, String> fields, Map<String, String> headers) {
        var all = hidden();
        all.putAll(fields);
        page = post(action, all, headers);
        return page;
    }

    /** Sends exactly these fields, whatever page it is on. */
    public Answer post(String path, Map<String, String> fields, Map<String, String> headers) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends JSON, as a script of a page does. */
    public Answer script(String path, Object body) {
        return send(request(path, Map.of())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    /** Signs in through the sign-in page. */
    public Answer signIn(String email, String password) {
        open("/sign-in");
        return submit("/sign-in", Map.of("email", email, "password", password));
    }

    /** The page it is on. */
    public Answer page() {
        return page;
    }

    /** The cookies it holds. */
    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** The trace that made the current page, in W3C form. */
    public String traceparent() {
        Matcher matcher = Pattern.compile("data-traceparent=\"([^\"]+)\"").matcher(page.body());
        return matcher.find() ? matcher.group(1) : "";
    }

    private Map<String, String> hidden() {
        var fields = new LinkedHashMap<String, String>();
        Matcher matcher = HIDDEN.matcher(page.body());
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        return fields;
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Accept", "text/html,*/*;q=0.8");
        headers.forEach(request::setHeader);
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
