package dev.webstore.acceptance.telemetry;

import dev.webstore.acceptance.telemetry.LibraryMetrics.LibraryMetric;
import dev.webstore.platform.telemetry.FlagEvaluation;
import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import dev.webstore.platform.telemetry.SpanAttributes;
import io.opentelemetry.api.common.AttributeKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The page docs/telemetry.md, made from the lists in the code. */
final class CataloguePage {

    private static final String HEAD = """
            # Telemetry

            Everything that WebStore tells of itself. This page is made from the lists in the code and a test holds it to
            them; after a change run `./mvnw -pl acceptance -am verify -Dtest=TelemetryCatalogueTest
            -Dwebstore.docs=write -Dsurefire.failIfNoSpecifiedTests=false`.

            All of it leaves by OTLP/gRPC to `OTEL_EXPORTER_OTLP_ENDPOINT` (default `http://localhost:4317`); the standard
            `OTEL_*` variables are honoured. The external systems send none.

            ## Resource

            | Attribute | Value |
            |---|---|
            | `service.name` | `frontend`, `main-service`, `payments-service`, `promotions-service`; `webstore-browser` for \
            what browsers measure |
            | `service.namespace` | `webstore` |
            | `service.version` | the version of WebStore |
            | `service.instance.id` | a new UUID at each start |
            | `deployment.environment.name` | `WEBSTORE_ENV`, `development` by default |

            ## Spans

            HTTP requests and calls, SQL statements and Redis commands have spans by OpenTelemetry's stable semantic
            conventions. Calls to other systems name them in `peer.service`. Work that is done later continues the trace of
            the order it is for: `outbox RESERVE`, `outbox TELL_CRM`, `outbox TELL_PROMOTIONS`, `outbox REFUND`,
            `settle payment`, `refund payment`.

            Business attributes, wherever they are known:

            | Attribute | Type |
            |---|---|
            """;

    private static final String FLAGS = """

            A feature flag that was found set while the span ran is an event `feature_flag.evaluation` of it:

            | Attribute | Type |
            |---|---|
            """;

    private static final String LOGS = """

            ## Log records

            One JSON object a line on stdout, and the same record over OTLP: `timestamp`, `level`, `service`, `msg`,
            `template` (the message with its placeholders; `log.body.template` over OTLP), `trace_id`, `span_id`, `logger`,
            and the facts by their names, which are those of the span attributes with `_` for `.`.

            | Level | Means |
            |---|---|
            | `info` | what happened, a declined card included |
            | `warn` | a dependency failed; the shop goes on |
            | `error` | a fault of ours, or an invariant lost |
            """;

    private final StringBuilder page = new StringBuilder();

    /** The whole page. */
    static String render() {
        return new CataloguePage().text();
    }

    private String text() {
        page.append(HEAD);
        SpanAttributes.CATALOGUE.forEach(this::attribute);
        page.append(FLAGS);
        FlagEvaluation.CATALOGUE.forEach(this::attribute);
        metrics();
        libraryMetrics();
        page.append(LOGS);
        return page.toString();
    }

    private void attribute(AttributeKey<?> key) {
        page.append("| `%s` | %s |\n"
                .formatted(
                        key.getKey(),
                        key.getType().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    private void metrics() {
        page.append("\n## Metrics\n");
        Catalogue.byService().forEach((service, metrics) -> {
            page.append("\n### ")
                    .append(service)
                    .append("\n\n| Metric | Type | Unit | Labels | Meaning |\n|---|---|---|---|---|\n");
            metrics.stream()
                    .filter(metric -> !metric.name().equals(Catalogue.COST) || Catalogue.pays(service))
                    .forEach(this::metric);
        });
        labels();
    }

    private void metric(Metric metric) {
        page.append("| `%s` | %s | `%s` | %s | %s |\n"
                .formatted(
                        metric.name(),
                        metric.kind().name().toLowerCase(Locale.ROOT),
                        metric.unit(),
                        names(metric.labels().stream().map(Label::key).toList()),
                        metric.description()));
    }

    /** A label may mean different things on different metrics; each meaning is listed once. */
    private void labels() {
        Set<Label> labels = Catalogue.byService().values().stream()
                .flatMap(List::stream)
                .flatMap(metric -> metric.labels().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        page.append("\n### Labels\n\n| Label | Of | Values |\n|---|---|---|\n");
        labels.forEach(label -> page.append("| `%s` | %s | %s |\n"
                .formatted(
                        label.key(),
                        names(metricsWith(label)),
                        label.values().isEmpty() ? label.note() : names(label.values()))));
    }

    private static List<String> metricsWith(Label label) {
        return Catalogue.byService().values().stream()
                .flatMap(List::stream)
                .filter(metric -> metric.labels().contains(label))
                .map(Metric::name)
                .distinct()
                .toList();
    }

    private void libraryMetrics() {
        page.append(
                "\n### By library instrumentations and the SDK\n\n| Metric | Type | Unit | Labels | Meaning |\n|---|---|---|---|---|\n");
        for (LibraryMetric metric : LibraryMetrics.all()) {
            page.append("| `%s` | %s | `%s` | %s | %s |\n"
                    .formatted(
                            metric.name(),
                            metric.type().replace('_', ' '),
                            metric.unit(),
                            names(metric.labels()),
                            metric.meaning()));
        }
    }

    private static String names(Iterable<String> names) {
        var list = new StringBuilder();
        names.forEach(name ->
                list.append(list.isEmpty() ? "" : ", ").append('`').append(name).append('`'));
        return list.isEmpty() ? "–" : list.toString();
    }
}
