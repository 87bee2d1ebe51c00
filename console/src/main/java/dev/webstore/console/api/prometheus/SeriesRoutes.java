package dev.webstore.console.api.prometheus;

import dev.webstore.console.api.prometheus.ApiAnswer.Success;
import dev.webstore.console.api.prometheus.ApiError.Kind;
import dev.webstore.console.metric.MetricMetadata;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.promql.Expression;
import dev.webstore.promql.Expression.Selector;
import dev.webstore.promql.ParseException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** {@code /api/v1/series}, {@code labels}, {@code label/…/values} and {@code metadata}. */
final class SeriesRoutes implements Routes {

    private static final String TRUNCATED = "results truncated due to limit";

    private final SeriesCatalogue catalogue;
    private final Supplier<SortedMap<String, MetricMetadata>> metadata;

    SeriesRoutes(SeriesCatalogue catalogue, Supplier<SortedMap<String, MetricMetadata>> metadata) {
        this.catalogue = catalogue;
        this.metadata = metadata;
    }

    @Override
    public void addTo(RouteTable table) {
        Handler series = ApiAnswer.to(this::series);
        table.get("/api/v1/series", series).post("/api/v1/series", series);
        Handler labels = ApiAnswer.to(this::labels);
        table.get("/api/v1/labels", labels).post("/api/v1/labels", labels);
        table.get("/api/v1/label/{name}/values", ApiAnswer.to(this::values));
        table.get("/api/v1/metadata", ApiAnswer.to(this::metadata));
    }

    private Success series(Parameters parameters, ServerRequest request) {
        if (parameters.all("match[]").isEmpty()) {
            throw new ApiError(Kind.BAD_DATA, "no match[] parameter provided");
        }
        List<SortedMap<String, String>> found = matching(parameters)
                .map(labels -> (SortedMap<String, String>) new TreeMap<>(labels))
                .toList();
        return limited(parameters, new LinkedHashSet<>(found), ApiAnswer::texts);
    }

    private Success labels(Parameters parameters, ServerRequest request) {
        return texts(parameters, labels -> labels.keySet().stream());
    }

    private Success values(Parameters parameters, ServerRequest request) {
        String name = Requests.path(request, "name");
        if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
            throw new ApiError(Kind.BAD_DATA, "invalid label name: \"" + name + "\"");
        }
        return texts(parameters, labels -> Stream.ofNullable(labels.get(name)));
    }

    private Success texts(Parameters parameters, Function<Map<String, String>, Stream<String>> part) {
        var texts = matching(parameters).flatMap(part).collect(Collectors.toCollection(TreeSet::new));
        return limited(parameters, texts, JsonGenerator::writeString);
    }

    private interface Writer<T> {
        void write(JsonGenerator json, T element);
    }

    private static <T> Success limited(Parameters parameters, Collection<T> elements, Writer<T> writer) {
        int limit = parameters.limit("limit");
        return Success.of(
                json -> {
                    json.writeStartArray();
                    elements.stream().limit(limit).forEach(element -> writer.write(json, element));
                    json.writeEndArray();
                },
                elements.size() > limit ? List.of(TRUNCATED) : List.of());
    }

    private Stream<Map<String, String>> matching(Parameters parameters) {
        long from = parameters.time("start").orElse(Long.MIN_VALUE);
        long to = parameters.time("end").orElse(Long.MAX_VALUE);
        if (to < from) {
            throw ApiError.badParameter("end", "end timestamp must not be before start time");
        }
        List<Predicate<Map<String, String>>> selectors =
                parameters.all("match[]").stream().map(SeriesRoutes::selector).toList();
        return catalogue.series(selectors.isEmpty() ? _ -> true : SeriesFilter.any(selectors), from, to).stream();
    }

    private static Predicate<Map<String, String>> selector(String text) {
        try {
            if (Expression.parse(text) instanceof Selector selector) {
                return SeriesFilter.of(selector.matchers());
            }
        } catch (ParseException e) {
            throw ApiError.badParameter("match[]", String.valueOf(e.getMessage()));
        }
        throw ApiError.badParameter("match[]", "\"%s\" is no selector of series".formatted(text));
    }

    private Success metadata(Parameters parameters, ServerRequest request) {
        int limit = parameters.limit("limit");
        String metric = parameters.text("metric").orElse("");
        return Success.of(json -> {
            json.writeStartObject();
            metadata.get().entrySet().stream()
                    .filter(entry -> metric.isEmpty() || metric.equals(entry.getKey()))
                    .limit(limit)
                    .forEach(entry -> write(json, entry.getKey(), entry.getValue()));
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, String family, MetricMetadata known) {
        json.writeArrayPropertyStart(family);
        json.writeStartObject();
        json.writeStringProperty("type", known.type().toString());
        json.writeStringProperty("help", known.help());
        json.writeStringProperty("unit", known.unit());
        json.writeEndObject();
        json.writeEndArray();
    }
}
