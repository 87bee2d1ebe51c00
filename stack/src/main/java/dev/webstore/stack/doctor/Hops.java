package dev.webstore.stack.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Every hop of the pipeline, in the order in which a purchase comes to them. */
final class Hops {

    /** Those that take part in every checkout. */
    private static final Set<String> SERVICES = Set.of("main-service", "payments-service", "promotions-service");

    private Hops() {}

    static List<Hop> all(Endpoints at) {
        return List.of(
                new Collector(at),
                new Prometheus(at),
                new Tempo(at),
                new Loki(at),
                new Pyroscope(at),
                new Alertmanager(at),
                new Grafana(at));
    }

    private static final class Collector implements Hop {

        private static final String ACCEPTED = "otelcol_receiver_accepted_spans_total";

        private final Endpoints at;
        private double before;

        Collector(Endpoints at) {
            this.at = at;
        }

        @Override
        public String name() {
            return "collector";
        }

        @Override
        public String comesFrom() {
            return "shop";
        }

        @Override
        public String advice() {
            return "see that the shop's OTEL_EXPORTER_OTLP_ENDPOINT names the collector, and read its log";
        }

        @Override
        public void before(Web web) throws InterruptedException {
            web.text(at.collectorHealth());
            before = accepted(web);
        }

        @Override
        public String arrived(Web web, Purchase purchase) throws InterruptedException {
            double received = accepted(web) - before;
            if (received <= 0) {
                throw new Symptom("it is healthy, but accepted no span since the purchase");
            }
            return "accepted %.0f spans".formatted(received);
        }

        private double accepted(Web web) throws InterruptedException {
            return Exposition.sum(web.text(at.collectorMetrics()), ACCEPTED);
        }
    }

    private static final class Prometheus implements Hop {

        private final Endpoints at;
        private double before;

        Prometheus(Endpoints at) {
            this.at = at;
        }

        @Override
        public String name() {
            return "prometheus";
        }

        @Override
        public String comesFrom() {
            return "collector";
        }

        @Override
        public String advice() {
            return "look at " + at.prometheus() + "/targets: it should reach the collector's exporter";
        }

        @Override
        public void before(Web web) throws InterruptedException {
            web.text(at.prometheus() + "/-/ready");
            before = checkouts(web);
        }

        @Override
        public String arrived(Web web, Purchase purchase) throws InterruptedException {
            if (query(web, "up{job=\"otel-collector\"}") != 1) {
                throw new Symptom("it runs, but cannot scrape the collector");
            }
            double moved = checkouts(web) - before;
            if (moved <= 0) {
                throw new Symptom("it scrapes the collector, but webstore_checkouts_total did not move");
            }
            return "webstore_checkouts_total moved by %.0f, %d exemplars of the last hour"
                    .formatted(moved, exemplars(web, purchase));
        }

        private double checkouts(Web web) throws InterruptedException {
            return query(web, "sum(webstore_checkouts_total)");
        }

        private double query(Web web, String query) throws InterruptedException {
            String value = web.json(at.prometheus() + "/api/v1/query?query=" + Web.encode(query))
                    .path("data")
                    .path("result")
                    .path(0)
                    .path("value")
                    .path(1)
                    .asString("0");
            return Double.parseDouble(value);
        }

        private int exemplars(Web web, Purchase purchase) throws InterruptedException {
            long end = purchase.at().getEpochSecond() + 600;
            JsonNode series = web.json(at.prometheus()
                            + "/api/v1/query_exemplars?query=webstore_checkout_amount_bucket&start=%d&end=%d"
                                    .formatted(end - 3600, end))
                    .path("data");
            int exemplars = series.valueStream()
                    .mapToInt(one -> one.path("exemplars").size())
                    .sum();
            if (exemplars == 0) {
                throw new Symptom("the counter moved, but there are no exemplars of webstore_checkout_amount");
            }
            return exemplars;
        }
    }

    private static final class Tempo implements Hop {

        private final Endpoints at;

        Tempo(Endpoints at) {
            this.at = at;
        }

        @Override
        public String name() {
            return "tempo";
        }

        @Override
        public String comesFrom() {
            return "collector";
        }

        @Override
        public String advice() {
            return "look for otelcol_exporter_send_failed_spans in the collector's metrics, and read Tempo's log";
        }

        @Override
        public void before(Web web) throws InterruptedException {
            web.text(at.tempo() + "/ready");
        }

        @Override
        public String arrived(Web web, Purchase purchase) throws InterruptedException {
            Web.Answer answer =
                    web.get(at.tempo() + "/api/traces/" + purchase.traceId(), Map.of("Accept", "application/json"));
            if (answer.status() != 200) {
                throw new Symptom("trace %s is not there (%d)".formatted(purchase.traceId(), answer.status()));
            }
            JsonNode batches = answer.json(at.tempo()).path("batches");
            Set<String> services = new TreeSet<>();
            batches.valueStream()
                    .flatMap(batch -> batch.path("resource").path("attributes").valueStream())
                    .filter(attribute -> attribute.path("key").asString("").equals("service.name"))
                    .forEach(attribute -> services.add(
                            attribute.path("value").path("stringValue").asString("")));
            if (!services.containsAll(SERVICES)) {
                throw new Symptom("trace %s has spans of %s only".formatted(purchase.traceId(), services));
            }
            long spans = batches.valueStream()
                    .flatMap(batch -> batch.path("scopeSpans").valueStream())
                    .mapToLong(scope -> scope.path("spans").size())
                    .sum();
            return "trace %s has %d spans of %s".formatted(purchase.traceId(), spans, String.join(", ", services));
        }
    }

    private static final class Loki implements Hop {

        private final Endpoints at;

        Loki(Endpoints at) {
            this.at = at;
        }

        @Override
        public String name() {
            return "loki";
        }

        @Override
        public String comesFrom() {
            return "collector";
        }

        @Override
        public String advice() {
            return "look for otelcol_exporter_send_failed_log_records in the collector's metrics, and read Loki's log";
        }

        @Override
        public void before(Web web) throws InterruptedException {
            web.text(at.loki() + "/ready");
        }

        @Override
        public String arrived(Web web, Purchase purchase) throws InterruptedException {
            String query = "{service_name=~\".+\"} | trace_id=\"%s\"".formatted(purchase.traceId());
            long start = purchase.at().getEpochSecond() - 60;
            JsonNode streams = web.json(at.loki()
                            + "/loki/api/v1/query_range?limit=1000&query=%s&start=%d&end=%d"
                                    .formatted(Web.encode(query), start, start + 600))
                    .path("data")
                    .path("result");
            Set<String> services = new TreeSet<>();
            streams.valueStream()
                    .forEach(stream -> services.add(
                            stream.path("stream").path("service_name").asString("")));
            if (services.isEmpty()) {
                throw new Symptom("it has no line with trace_id " + purchase.traceId());
            }
            int lines = streams.valueStream()
                    .mapToInt(stream -> stream.path("values").size())
                    .sum();
            return "%d lines of %s".formatted(lines, String.join(", ", services));
        }
    }

    private static final class Pyroscope implements Hop {

        private final Endpoints at;

        Pyroscope(Endpoints at) {
            this.at = at;
        }

        @Override
        public String name() {
            return "pyroscope";
        }

        @Override
        public String comesFrom() {
            return "shop";
        }

        @Override
        public String advice() {
            return "start the shop with PYROSCOPE_SERVER_ADDRESS=" + at.pyroscope();
        }

        @Override
        public void before(Web web) throws InterruptedException {
            web.text(at.pyroscope() + "/ready");
        }

        @Override
        public String arrived(Web web, Purchase purchase) throws InterruptedException {
            String url = at.pyroscope() + "/querier.v1.QuerierService/LabelValues";
            long end = purchase.at().toEpochMilli() + 600_000;
            JsonNode names = web.post(
                            url, Map.of(), Map.of("name", "service_name", "start", end - 3_600_000, "end", end))
                    .json(url)
                    .path("names");
            Set<String> services = new TreeSet<>();
            names.valueStream()
                    .map(JsonNode::asString)
                    .filter(name -> SERVICES.contains(name) || name.equals("webstore"))
                    .forEach(services::add);
            if (services.isEmpty()) {
                throw new Symptom("it runs, but has no profile of the shop's");
            }
            return "profiles of " + String.join(", ", services);
        }
    }

    private static final class Alertmanager implements Hop {

        private final Endpoints at;

        Alertmanager(Endpoints at) {
            this.at = at;
        }

        @Override
        public String name() {
            return "alertmanager";
        }

        @Override
        public String comesFrom() {
            return "prometheus";
        }

        @Override
        public String advice() {
            return "read Alertmanager's log, and check its file with amtool check-config";
        }

        @Override
        public void before(Web web) throws InterruptedException {
            web.text(at.alertmanager() + "/-/ready");
        }

        @Override
        public String arrived(Web web, Purchase purchase) throws InterruptedException {
            JsonNode receivers = web.json(at.alertmanager() + "/api/v2/receivers");
            JsonNode known = web.json(at.prometheus() + "/api/v1/alertmanagers")
                    .path("data")
                    .path("activeAlertmanagers");
            if (known.isEmpty()) {
                throw new Symptom("it runs, but Prometheus sends it nothing");
            }
            return "%d receivers; Prometheus knows it".formatted(receivers.size());
        }
    }

    private static final class Grafana implements Hop {

        private final Endpoints at;

        Grafana(Endpoints at) {
            this.at = at;
        }

        @Override
        public String name() {
            return "grafana";
        }

        @Override
        public String comesFrom() {
            return "shop";
        }

        @Override
        public String advice() {
            return "read Grafana's log; its password is taken from GRAFANA_PASSWORD";
        }

        @Override
        public void before(Web web) throws InterruptedException {
            web.text(at.grafana() + "/api/health");
        }

        @Override
        public String arrived(Web web, Purchase purchase) throws InterruptedException {
            String credentials = Base64.getEncoder()
                    .encodeToString(("admin:" + at.grafanaPassword()).getBytes(StandardCharsets.UTF_8));
            JsonNode sources =
                    web.json(at.grafana() + "/api/datasources", Map.of("Authorization", "Basic " + credentials));
            Set<String> uids = new TreeSet<>();
            sources.valueStream().forEach(source -> uids.add(source.path("uid").asString("")));
            if (!uids.containsAll(Set.of("prometheus", "tempo", "loki"))) {
                throw new Symptom("it runs, but has only the data sources " + uids);
            }
            return "data sources " + String.join(", ", uids);
        }
    }
}
