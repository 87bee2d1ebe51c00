package dev.webstore.acceptance.input;

import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An operation that takes a JSON object.
 *
 * @param headers what it needs beside the body
 * @param good a body it would take
 * @param optional the fields of the body that may be left out
 * @param bad values that a field does not take, beside those that no field of its type takes
 */
record JsonEndpoint(
        ServiceName service,
        String method,
        String path,
        List<String> headers,
        Map<String, Object> good,
        List<String> optional,
        Map<String, List<Object>> bad) {

    private static final String JSON = "Content-Type: application/json";

    /** Every bad request to it that can be made from what is known of it. */
    Stream<BadRequest> badRequests() {
        var all = new ArrayList<BadRequest>();
        badDocuments().forEach((name, body) -> all.add(expect("with " + name, body, 400, "body")));
        all.add(new BadRequest(label("with an oversized body"), service, send(padded(), JSON), 413, "body"));
        all.add(new BadRequest(
                label("with plain text"),
                service,
                send(Json.bytes(good), "Content-Type: text/plain"),
                415,
                "Content-Type"));
        all.add(new BadRequest(label("without a content type"), service, send(Json.bytes(good)), 415, "Content-Type"));
        all.add(new BadRequest(
                label("with a malformed content type"),
                service,
                send(Json.bytes(good), "Content-Type: ;;;/json//"),
                400,
                ""));
        good.forEach((field, value) -> {
            if (!optional.contains(field)) {
                all.add(expect("without " + field, Json.bytes(without(field)), 400, field));
                all.add(expect(field + " = null", bytes(field, "null"), 400, field));
            }
            for (String wrong : wrongTypes(value)) {
                all.add(expect(field + " = " + shortened(wrong), bytes(field, wrong), 400, field));
            }
        });
        bad.forEach((field, values) -> values.forEach(value -> {
            String json = Json.text(value);
            all.add(expect(field + " = " + shortened(json), bytes(field, json), 400, field));
        }));
        return all.stream();
    }

    private static Map<String, byte[]> badDocuments() {
        var documents = new LinkedHashMap<String, byte[]>();
        documents.put("an empty body", utf8(" "));
        documents.put("half an object", utf8("{\"quantity\":"));
        documents.put("a list", utf8("[1,2]"));
        documents.put("a text", utf8("\"quantity\""));
        documents.put("null", utf8("null"));
        documents.put("two documents", utf8("{} {}"));
        documents.put("a repeated name", utf8("{\"country\":\"US\",\"country\":\"DE\"}"));
        documents.put("deep nesting", utf8("{\"a\":" + "[".repeat(10_000)));
        documents.put("an endless number", utf8("{\"quantity\":" + "9".repeat(10_000) + "}"));
        documents.put("invalid UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'});
        documents.put("single quotes", utf8("{'quantity':1}"));
        documents.put("NaN", utf8("{\"quantity\":NaN}"));
        documents.put("a comment", utf8("{/* */}"));
        documents.put("a raw line break in a text", utf8("{\"name\":\"a\nb\"}"));
        return documents;
    }

    private static List<String> wrongTypes(Object value) {
        return switch (value) {
            case String _ ->
                List.of(
                        "17",
                        "true",
                        "[]",
                        "{}",
                        "\"\"",
                        "\"\\u0000\"",
                        "\"a\\u0000b\"",
                        "\"a\\r\\nX-Evil: 1\"",
                        "\"\\ud800\"",
                        "\"" + "x".repeat(20_000) + "\"");
            case Double _ -> List.of("\"1\"", "true", "[]", "{}", "-1", "1e400", "-1e400", "9".repeat(60));
            case Number _ ->
                List.of(
                        "\"1\"",
                        "true",
                        "[]",
                        "{}",
                        "-1",
                        "1e400",
                        "-1e400",
                        "1e-400",
                        "9".repeat(60),
                        "0." + "3".repeat(40));
            case List<?> _ -> List.of("\"a\"", "1", "{}", "[]", "[1]", "[null]", "[[]]");
            default -> List.of("1", "\"a\"", "[]");
        };
    }

    private BadRequest expect(String what, byte[] body, int status, String field) {
        return new BadRequest(label(what), service, send(body, JSON), status, field);
    }

    private String label(String what) {
        return "%s %s %s %s".formatted(service, method, path, what);
    }

    private RawRequest send(byte[] body, String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return RawRequest.of(method, path, body, all.toArray(String[]::new));
    }

    private Map<String, Object> without(String field) {
        var less = new LinkedHashMap<>(good);
        less.remove(field);
        return less;
    }

    /** The good body with one value replaced by {@code json}, which need not be JSON. */
    private byte[] bytes(String field, String json) {
        var other = new LinkedHashMap<>(good);
        other.put(field, "@@");
        return utf8(Json.text(other).replace("\"@@\"", json));
    }

    private byte[] padded() {
        return utf8(Json.text(good) + " ".repeat(70_000));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
