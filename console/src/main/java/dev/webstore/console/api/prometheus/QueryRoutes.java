package dev.webstore.console.api.prometheus;

import dev.webstore.console.api.prometheus.Answer.Success;
import dev.webstore.console.api.prometheus.ApiError.Kind;
import dev.webstore.console.api.prometheus.QueryEngine.MalformedQueryException;
import dev.webstore.console.api.prometheus.QueryEngine.Options;
import dev.webstore.console.api.prometheus.QueryEngine.Point;
import dev.webstore.console.api.prometheus.QueryEngine.QueryFailedException;
import dev.webstore.console.api.prometheus.QueryEngine.QueryTimeoutException;
import dev.webstore.console.api.prometheus.QueryEngine.Result;
import dev.webstore.console.api.prometheus.QueryEngine.Row;
import dev.webstore.console.api.prometheus.QueryEngine.Value;
import dev.webstore.console.metric.Exemplar;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/** {@code /api/v1/query}, {@code query_range}, {@code query_exemplars} and {@code format_query}. */
final class QueryRoutes implements Routes {

    private static final long MAX_POINTS = 11_000;
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(2);

    private final QueryEngine engine;
    private final ExemplarSource exemplars;
    private final InstantSource clock;

    QueryRoutes(QueryEngine engine, ExemplarSource exemplars, InstantSource clock) {
        this.engine = engine;
        this.exemplars = exemplars;
        this.clock = clock;
    }

    @Override
    public void addTo(RouteTable table) {
        route(table, "/api/v1/query", Answer.to(this::instant));
        route(table, "/api/v1/query_range", Answer.to(this::range));
        route(table, "/api/v1/query_exemplars", Answer.to(this::exemplars));
        route(table, "/api/v1/format_query", Answer.to(this::format));
    }

    private static void route(RouteTable table, String path, Handler handler) {
        table.get(path, handler).post(path, handler);
    }

    private Success instant(Parameters parameters, ServerRequest request) {
        long time = parameters.time("time").orElse(clock.millis());
        int limit = parameters.limit("limit");
        String query = query(parameters);
        Result result = evaluate(() -> engine.instant(query, time, options(parameters)));
        return success(result, time, limit);
    }

    private Success range(Parameters parameters, ServerRequest request) {
        long start = parameters.requiredTime("start");
        long end = parameters.requiredTime("end");
        if (end < start) {
            throw ApiError.badParameter("end", "end timestamp must not be before start time");
        }
        long step = parameters
                .duration("step")
                .orElseThrow(() -> ApiError.badParameter("step", "cannot parse \"\" to a valid duration"))
                .toMillis();
        if (step <= 0) {
            throw ApiError.badParameter(
                    "step", "zero or negative query resolution step widths are not accepted. Try a positive integer");
        }
        if ((end - start) / step > MAX_POINTS) {
            throw new ApiError(
                    Kind.BAD_DATA,
                    "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution"
                            + " (?step=XX)");
        }
        int limit = parameters.limit("limit");
        String query = query(parameters);
        Result result = evaluate(() -> engine.range(query, start, end, step, options(parameters)));
        return success(result, end, limit);
    }

    private Success format(Parameters parameters, ServerRequest request) {
        String query = query(parameters);
        String text = evaluate(() -> engine.format(query));
        return Success.of(json -> json.writeString(text));
    }

    private Success exemplars(Parameters parameters, ServerRequest request) {
        String query = query(parameters);
        long end = parameters.time("end").orElse(clock.millis());
        long start = parameters.time("start").orElse(end - Duration.ofHours(1).toMillis());
        if (end < start) {
            throw ApiError.badParameter("end", "end timestamp must not be before start time");
        }
        var bySeries = new LinkedHashMap<Map<String, String>, List<Exemplar>>();
        for (Exemplar exemplar : exemplars.exemplars(evaluate(() -> engine.seriesOf(query)), start, end)) {
            bySeries.computeIfAbsent(exemplar.series(), _ -> new ArrayList<>()).add(exemplar);
        }
        return Success.of(json -> {
            json.writeStartArray();
            bySeries.forEach((series, found) -> write(json, series, found));
            json.writeEndArray();
        });
    }

    private static String query(Parameters parameters) {
        return parameters
                .text("query")
                .orElseThrow(() ->
                        ApiError.badParameter("query", "unknown position: parse error: no expression found in input"));
    }

    private static Options options(Parameters parameters) {
        Duration timeout = parameters.duration("timeout").orElse(MAX_TIMEOUT);
        return new Options(
                timeout.compareTo(MAX_TIMEOUT) > 0 ? MAX_TIMEOUT : timeout, parameters.duration("lookback_delta"));
    }

    /** Tells apart who is to blame when there is no result. */
    static <T> T evaluate(Supplier<T> evaluation) {
        return evaluate("query", evaluation);
    }

    static <T> T evaluate(String parameter, Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (MalformedQueryException e) {
            throw ApiError.badParameter(parameter, String.valueOf(e.getMessage()));
        } catch (QueryTimeoutException e) {
            throw new ApiError(Kind.TIMEOUT, String.valueOf(e.getMessage()));
        } catch (QueryFailedException e) {
            throw new ApiError(Kind.EXECUTION, String.valueOf(e.getMessage()));
        }
    }

    private static Success success(Result result, long time, int limit) {
        int size = switch (result.value()) {
            case Value.Vector(List<Point> points) -> points.size();
            case Value.Matrix(List<Row> rows) -> rows.size();
            case Value.Scalar _, Value.Text _ -> 1;
        };
        List<String> warnings = new ArrayList<>(result.warnings());
        if (size > limit) {
            warnings.add("results truncated due to limit");
        }
        return new Success(json -> write(json, result.value(), time, limit), warnings, result.infos());
    }

    private static void write(JsonGenerator json, Value value, long time, int limit) {
        json.writeStartObject();
        switch (value) {
            case Value.Scalar(double number) -> {
                json.writeStringProperty("resultType", "scalar");
                json.writeName("result");
                write(json, time, Answer.value(number));
            }
            case Value.Text(String text) -> {
                json.writeStringProperty("resultType", "string");
                json.writeName("result");
                write(json, time, text);
            }
            case Value.Vector(List<Point> points) -> {
                json.writeStringProperty("resultType", "vector");
                json.writeArrayPropertyStart("result");
                points.stream().limit(limit).forEach(point -> {
                    json.writeStartObject();
                    labels(json, "metric", point.labels());
                    json.writeName("value");
                    write(json, time, Answer.value(point.value()));
                    json.writeEndObject();
                });
                json.writeEndArray();
            }
            case Value.Matrix(List<Row> rows) -> {
                json.writeStringProperty("resultType", "matrix");
                json.writeArrayPropertyStart("result");
                rows.stream().limit(limit).forEach(row -> write(json, row));
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Row row) {
        json.writeStartObject();
        labels(json, "metric", row.labels());
        json.writeArrayPropertyStart("values");
        for (int index = 0; index < row.times().length; index++) {
            write(json, row.times()[index], Answer.value(row.values()[index]));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, long time, String value) {
        json.writeStartArray();
        Answer.time(json, time);
        json.writeString(value);
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Map<String, String> series, List<Exemplar> exemplars) {
        json.writeStartObject();
        labels(json, "seriesLabels", series);
        json.writeArrayPropertyStart("exemplars");
        for (Exemplar exemplar : exemplars) {
            json.writeStartObject();
            json.writeObjectPropertyStart("labels");
            json.writeStringProperty("trace_id", exemplar.traceId());
            json.writeStringProperty("span_id", exemplar.spanId());
            json.writeEndObject();
            json.writeStringProperty("value", Answer.value(exemplar.value()));
            json.writeName("timestamp");
            Answer.time(json, exemplar.millis());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void labels(JsonGenerator json, String name, Map<String, String> labels) {
        json.writeName(name);
        Answer.texts(json, new TreeMap<>(labels));
    }
}
