package dev.webstore.console.api.prometheus;

import dev.webstore.console.template.GoNumbers;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes answers in the envelope of Prometheus's API. */
final class ApiAnswer {

    private static final JsonFactory JSON = new JsonFactory();

    private ApiAnswer() {}

    /** Writes the data of an answer. */
    @FunctionalInterface
    interface Data {
        void write(JsonGenerator json);
    }

    /**
     * What an operation found.
     *
     * @param warnings what went not quite right
     * @param infos what may not be as it was meant
     */
    record Success(Data data, List<String> warnings, List<String> infos) {

        static Success of(Data data) {
            return new Success(data, List.of(), List.of());
        }

        static Success of(Data data, List<String> warnings) {
            return new Success(data, warnings, List.of());
        }
    }

    /** An operation of the API. */
    @FunctionalInterface
    interface Operation {
        /**
         * Does what was asked.
         *
         * @throws ApiError when it cannot
         */
        Success run(Parameters parameters, ServerRequest request);
    }

    static Handler to(Operation operation) {
        return (request, response) -> {
            try {
                Success success = operation.run(Parameters.of(request), request);
                send(response, 200, json -> {
                    json.writeStringProperty("status", "success");
                    json.writeName("data");
                    success.data().write(json);
                    texts(json, "warnings", success.warnings());
                    texts(json, "infos", success.infos());
                });
            } catch (ApiError e) {
                send(response, e.kind().status(), json -> {
                    json.writeStringProperty("status", "error");
                    json.writeStringProperty("errorType", e.kind().toString());
                    json.writeStringProperty("error", String.valueOf(e.getMessage()));
                });
            }
        };
    }

    /** Errors may come up while data is written, so that nothing is sent before all of it is. */
    private static void send(ServerResponse response, int status, Data fields) {
        var bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        response.status(Status.create(status));
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.send(bytes.toByteArray());
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.writeName(name);
            texts(json, texts);
        }
    }

    static void texts(JsonGenerator json, Iterable<String> texts) {
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    static void texts(JsonGenerator json, Map<String, String> texts) {
        json.writeStartObject();
        texts.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    /** Milliseconds since 1970 as seconds. */
    static void time(JsonGenerator json, long millis) {
        String sign = millis < 0 ? "-" : "";
        long size = Math.abs(millis);
        String fraction = size % 1000 == 0 ? "" : ".%03d".formatted(size % 1000);
        json.writeNumber(sign + size / 1000 + fraction);
    }

    /** A value as a text, since JSON has no infinity. */
    static String value(double value) {
        double size = Math.abs(value);
        boolean needsExponent = size != 0 && (size < 1e-6 || size >= 1e21);
        return needsExponent
                ? GoNumbers.scientific(value, GoNumbers.SHORTEST)
                : GoNumbers.fixed(value, GoNumbers.SHORTEST);
    }
}
