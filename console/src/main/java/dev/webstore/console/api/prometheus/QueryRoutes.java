package dev.webstore.console.api.prometheus;

import dev.webstore.console.api.prometheus.ApiAnswer.Success;
import dev.webstore.console.api.prometheus.ApiError.Kind;
import dev.webstore.console.metric.Exemplar;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.promql.Answer;
import dev.webstore.promql.Engine;
import dev.webstore.promql.EvaluationException;
import dev.webstore.promql.Expression;
import dev.webstore.promql.Expression.Selector;
import dev.webstore.promql.Limits;
import dev.webstore.promql.ParseException;
import dev.webstore.promql.Series;
import dev.webstore.promql.SeriesSource;
import dev.webstore.promql.Settings;
import dev.webstore.promql.Value;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/** {@code /api/v1/query}, {@code query_range}, {@code query_exemplars} and {@code format_query}. */
final class QueryRoutes implements Routes {

    /** Far fewer than Prometheus allows: the shop runs in the same memory. */
    private static final long MAX_SAMPLES = 2_000_000;

    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(2);

    private final SeriesSource source;
    private final ExemplarSource exemplars;
    private final InstantSource clock;

    QueryRoutes(SeriesSource source, ExemplarSource exemplars, InstantSource clock) {
        this.source = source;
        this.exemplars = exemplars;
        this.clock = clock;
    }

    @Override
    public void addTo(RouteTable table) {
        route(table, "/api/v1/query", ApiAnswer.to(this::instant));
        route(table, "/api/v1/query_range", ApiAnswer.to(this::range));
        route(table, "/api/v1/query_exemplars", ApiAnswer.to(this::exemplars));
        route(table, "/api/v1/format_query", ApiAnswer.to(this::format));
    }

    private static void route(RouteTable table, String path, Handler handler) {
        table.get(path, handler).post(path, handler);
    }

    private Success instant(Parameters parameters, ServerRequest request) {
        long time = parameters.time("time").orElse(clock.millis());
        int limit = parameters.limit("limit");
        String query = query(parameters);
        Engine engine = engine(parameters);
        return success(evaluate(() -> engine.instant(query, time)), limit);
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
        if ((end - start) / step > Engine.MAX_STEPS) {
            throw new ApiError(
                    Kind.BAD_DATA,
                    "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution"
                            + " (?step=XX)");
        }
        int limit = parameters.limit("limit");
        String query = query(parameters);
        Engine engine = engine(parameters);
        return success(evaluate(() -> engine.range(query, start, end, step)), limit);
    }

    private Success format(Parameters parameters, ServerRequest request) {
        String query = query(parameters);
        String text = evaluate(() -> Expression.parse(query).toString());
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
        for (Exemplar exemplar : exemplars.exemplars(evaluate(() -> seriesOf(query)), start, end)) {
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

    /** An engine with the limits that the request asks for. */
    private Engine engine(Parameters parameters) {
        Duration timeout = parameters.duration("timeout").orElse(MAX_TIMEOUT);
        var limits = new Limits(MAX_SAMPLES, timeout.compareTo(MAX_TIMEOUT) > 0 ? MAX_TIMEOUT : timeout);
        Settings usual = Settings.USUAL;
        return new Engine(
                source,
                new Settings(
                        parameters.duration("lookback_delta").orElse(usual.lookback()), limits, usual.delaysNames()));
    }

    private static Predicate<Map<String, String>> seriesOf(String query) {
        List<Predicate<Map<String, String>>> selectors = Expression.parse(query)
                .selectors()
                .map(Selector::matchers)
                .map(SeriesFilter::of)
                .toList();
        return SeriesFilter.any(selectors);
    }

    /** Tells apart who is to blame when there is no result. */
    private static <T> T evaluate(Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (ParseException e) {
            throw ApiError.badParameter("query", String.valueOf(e.getMessage()));
        } catch (EvaluationException e) {
            String message = String.valueOf(e.getMessage());
            throw new ApiError(message.startsWith("query timed out") ? Kind.TIMEOUT : Kind.EXECUTION, message);
        }
    }

    private static Success success(Answer answer, int limit) {
        int size = switch (answer.value()) {
            case Value.Vector vector -> vector.samples().size();
            case Value.Matrix matrix -> matrix.series().size();
            case Value.Scalar _, Value.Text _ -> 1;
        };
        List<String> warnings = new ArrayList<>(answer.warnings());
        if (size > limit) {
            warnings.add("results truncated due to limit");
        }
        return new Success(json -> write(json, answer.value(), limit), warnings, answer.infos());
    }

    private static void write(JsonGenerator json, Value value, int limit) {
        json.writeStartObject();
        switch (value) {
            case Value.Scalar(long time, double number) -> {
                json.writeStringProperty("resultType", "scalar");
                json.writeName("result");
                write(json, time, ApiAnswer.value(number));
            }
            case Value.Text(long time, String text) -> {
                json.writeStringProperty("resultType", "string");
                json.writeName("result");
                write(json, time, text);
            }
            case Value.Vector(long _, List<Value.Sample> samples) -> {
                json.writeStringProperty("resultType", "vector");
                json.writeArrayPropertyStart("result");
                samples.stream().limit(limit).forEach(sample -> write(json, sample));
                json.writeEndArray();
            }
            case Value.Matrix(List<Series> all) -> {
                json.writeStringProperty("resultType", "matrix");
                json.writeArrayPropertyStart("result");
                all.stream().limit(limit).forEach(series -> write(json, series));
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Value.Sample sample) {
        json.writeStartObject();
        labels(json, "metric", sample.labels().asMap());
        json.writeName("value");
        write(json, sample.time(), ApiAnswer.value(sample.value()));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Series series) {
        json.writeStartObject();
        labels(json, "metric", series.labels().asMap());
        json.writeArrayPropertyStart("values");
        for (int index = 0; index < series.size(); index++) {
            write(json, series.time(index), ApiAnswer.value(series.value(index)));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, long time, String value) {
        json.writeStartArray();
        ApiAnswer.time(json, time);
        json.writeString(value);
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Map<String, String> series, List<Exemplar> exemplars) {
        json.writeStartObject();
        labels(json, "seriesLabels", new TreeMap<>(series));
        json.writeArrayPropertyStart("exemplars");
        for (Exemplar exemplar : exemplars) {
            json.writeStartObject();
            json.writeObjectPropertyStart("labels");
            json.writeStringProperty("trace_id", exemplar.traceId());
            json.writeStringProperty("span_id", exemplar.spanId());
            json.writeEndObject();
            json.writeStringProperty("value", ApiAnswer.value(exemplar.value()));
            json.writeName("timestamp");
            ApiAnswer.time(json, exemplar.millis());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void labels(JsonGenerator json, String name, SortedMap<String, String> labels) {
        json.writeName(name);
        ApiAnswer.texts(json, labels);
    }
}
