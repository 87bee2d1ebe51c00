package dev.webstore.acceptance.shop;

import dev.webstore.platform.json.Json;
import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * An answer over HTTP.
 *
 * @param status the status code
 */
public record Answer(int status, HttpHeaders headers, String body) {

    /** The body as JSON. */
    public JsonNode json() {
        return Json.read(body, JsonNode.class);
    }

    /** A text in the body, by its JSON pointer or name. */
    public String text(String name) {
        JsonNode node = name.startsWith("/") ? json().at(name) : json().path(name);
        return node.asString("");
    }

    /** A header's first value, or empty. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
