package dev.webstore.console.api.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.alert.Alerting;
import dev.webstore.console.files.ObservabilityFiles;
import dev.webstore.console.metric.Exemplar;
import dev.webstore.console.metric.MetricMetadata;
import dev.webstore.console.metric.MetricType;
import dev.webstore.console.rule.Expressions;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promql.LabelMatcher;
import dev.webstore.promql.Labels;
import dev.webstore.promql.Series;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.helpers.NOPLogger;
import tools.jackson.databind.JsonNode;

/** The shapes of answers, over an engine that knows a few words. */
class PrometheusRoutesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<Map<String, String>> SERIES = List.of(
            Map.of("__name__", "up", "job", "a"), Map.of("__name__", "up", "job", "b"), Map.of("__name__", "x"));

    private static Alerting alerting;
    private static HttpServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("prometheus/rules")).resolve("a.yml");
        Files.writeString(rules, """
                groups:
                  - name: g
                    interval: 1h
                    rules:
                      - record: r
                        expr: vector
                      - alert: A
                        expr: vector
                        for: 5m
                        labels: {severity: info}
                        annotations: {summary: s}
                """);
        InstantSource clock = InstantSource.system();
        alerting = Alerting.start(
                ObservabilityFiles.in(folder),
                new FakeExpressions(),
                (_, _, _) -> {},
                "http://localhost:3000",
                clock,
                NOPLogger.NOP_LOGGER);
        Configuration configuration =
                Configuration.of(Map.of("MAIN_SERVICE_LISTEN_PORT", "0", "OTEL_SDK_DISABLED", "true"));
        server = HttpServer.start(
                ServiceName.MAIN,
                configuration,
                Telemetry.start(ServiceName.MAIN, configuration),
                List.of(),
                List.of(new PrometheusRoutes(
                        PrometheusRoutesTest::samples,
                        (wanted, _, _) -> SERIES.stream().filter(wanted).toList(),
                        (_, from, to) -> from <= 1500 && to >= 1500
                                ? List.of(new Exemplar(SERIES.getFirst(), 1500, 0.25, "ab".repeat(16), "cd".repeat(8)))
                                : List.of(),
                        () -> new TreeMap<>(Map.of("up", new MetricMetadata(MetricType.GAUGE, "", "Whether it is up"))),
                        alerting.book(),
                        "http://localhost:3000",
                        Duration.ofHours(2),
                        clock)));
    }

    @AfterAll
    static void stop() {
        server.close();
        alerting.close();
    }

    private static final class FakeExpressions implements Expressions {

        @Override
        public void check(String expression) {}

        @Override
        public List<Expressions.Point> evaluate(String expression, long time) {
            return List.of();
        }
    }

    /** Two series of three samples. */
    private static List<Series> samples(List<LabelMatcher> matchers, long from, long to) {
        long[] times = {1000, 1500, 2001};
        return SERIES.stream()
                .filter(SeriesFilter.of(matchers))
                .map(labels -> Series.of(Labels.of(labels), times, new double[] {
                    1, labels.containsValue("a") ? 1 : Double.POSITIVE_INFINITY, 1e21
                }))
                .toList();
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private static String get(String path) throws Exception {
        HttpResponse<byte[]> response = send(request(path));
        JsonNode answer = Json.tree(response.body());
        assertThat(response.statusCode()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.get("status").asString()).isEqualTo("success");
        return answer.get("data").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "query?query=up&time=1.5 => {'resultType':'vector','result':["
                        + "{'metric':{'__name__':'up','job':'a'},'value':[1.500,'1']},"
                        + "{'metric':{'__name__':'up','job':'b'},'value':[1.500,'+Inf']}]}",
                "query?query=1e-7&time=1970-01-01T00:00:02Z => {'resultType':'scalar','result':[2,'1e-07']}",
                "query?query='hello'&time=2 => {'resultType':'string','result':[2,'hello']}",
                "query?query=up{job='a'}&time=63&lookback_delta=1m => {'resultType':'vector','result':[]}",
                "query_range?query=up{job='a'}&start=1&end=2&step=500ms => {'resultType':'matrix','result':["
                        + "{'metric':{'__name__':'up','job':'a'},'values':[[1,'1'],[1.500,'1'],[2,'1']]}]}",
                "query?query=up{job='a'}[1s]&time=2.001 => {'resultType':'matrix','result':["
                        + "{'metric':{'__name__':'up','job':'a'},'values':[[1.500,'1'],[2.001,'1e+21']]}]}",
                "format_query?query=sum+(up)by(job) => 'sum by (job) (up)'",
                "query_exemplars?query=up&start=1&end=2 => [{'seriesLabels':{'__name__':'up','job':'a'},'exemplars':["
                        + "{'labels':{'trace_id':'abababababababababababababababab','span_id':'cdcdcdcdcdcdcdcd'},"
                        + "'value':'0.25','timestamp':1.500}]}]",
                "query_exemplars?query=up&start=3&end=4 => []",
                "series?match[]=up => [{'__name__':'up','job':'a'},{'__name__':'up','job':'b'}]",
                "series?match[]=up&match[]=x&limit=1 => [{'__name__':'up','job':'a'}]",
                "labels => ['__name__','job']",
                "labels?match[]=x => ['__name__']",
                "label/job/values => ['a','b']",
                "label/none/values => []",
                "label/__name__/values?match[]=up => ['up']",
                "metadata => {'up':[{'type':'gauge','help':'Whether it is up','unit':''}]}",
                "metadata?metric=down => {}",
                "alerts => {'alerts':[]}",
                "targets => {'activeTargets':[],'droppedTargets':[],'droppedTargetCounts':{}}",
                "alertmanagers => {'activeAlertmanagers':[{'url':'http://localhost:3000/api/v2/alerts'}],"
                        + "'droppedAlertmanagers':[]}",
                "rules?type=record => {'groups':[{'name':'g','file':'prometheus/rules/a.yml','rules':["
                        + "{'name':'r','query':'vector','health':'unknown','evaluationTime':0.0,"
                        + "'lastEvaluation':'0001-01-01T00:00:00Z','type':'recording'}],"
                        + "'interval':3600.0,'limit':0,'evaluationTime':0.0,'lastEvaluation':'0001-01-01T00:00:00Z'}]}",
                "rules?type=alert&rule_name[]=A => {'groups':[{'name':'g','file':'prometheus/rules/a.yml','rules':["
                        + "{'name':'A','query':'vector','labels':{'severity':'info'},'state':'inactive','duration':300.0,"
                        + "'keepFiringFor':0.0,'annotations':{'summary':'s'},'alerts':[],'health':'unknown',"
                        + "'evaluationTime':0.0,'lastEvaluation':'0001-01-01T00:00:00Z','type':'alerting'}],"
                        + "'interval':3600.0,'limit':0,'evaluationTime':0.0,'lastEvaluation':'0001-01-01T00:00:00Z'}]}",
                "rules?rule_group[]=other => {'groups':[]}",
            })
    void answersAsPrometheusDoes(String path, String data) throws Exception {
        String encoded = path.replace("[", "%5B")
                .replace("]", "%5D")
                .replace("{", "%7B")
                .replace("}", "%7D")
                .replace("'", "%27");

        assertThat(get("/api/v1/" + encoded)).isEqualTo(data.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "query => 400 bad_data invalid parameter \"query\"",
                "query?query=%7D => 400 bad_data invalid parameter \"query\": 1:1: parse error: ",
                "query?query=up&time=soon => 400 bad_data invalid parameter \"time\": cannot parse \"soon\"",
                "query?query=up&time=1e999999999 => 400 bad_data invalid parameter \"time\"",
                "query?query=up&limit=-1 => 400 bad_data invalid parameter \"limit\"",
                "query?query=up&timeout=x => 400 bad_data invalid parameter \"timeout\"",
                "query?query=up%2Bon()up&time=1.5 => 422 execution found duplicate series",
                "query?query=sum(up)&timeout=0 => 503 timeout query timed out",
                "query_range?query=up&start=2&end=1&step=1 => 400 bad_data invalid parameter \"end\"",
                "query_range?query=up&start=1&end=2 => 400 bad_data invalid parameter \"step\"",
                "query_range?query=up&start=1&end=2&step=0 => 400 bad_data invalid parameter \"step\": zero or negative",
                "query_range?query=up&start=0&end=99999&step=1 => 400 bad_data exceeded maximum resolution",
                "query_range?query=up&end=2&step=1 => 400 bad_data invalid parameter \"start\"",
                "series => 400 bad_data no match[] parameter provided",
                "series?match%5B%5D=%7B => 400 bad_data invalid parameter \"match[]\"",
                "label/a-b/values => 400 bad_data invalid label name",
                "rules?type=x => 400 bad_data invalid parameter \"type\"",
            })
    void namesTheKindOfAnError(String path, String expected) throws Exception {
        HttpResponse<byte[]> response = send(request("/api/v1/" + path));

        JsonNode answer = Json.tree(response.body());
        assertThat("%d %s %s"
                        .formatted(
                                response.statusCode(),
                                answer.get("errorType").asString(),
                                answer.get("error").asString()))
                .startsWith(expected);
    }

    @Test
    void takesParametersFromAForm() throws Exception {
        HttpResponse<byte[]> response = send(request("/api/v1/query?time=1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("query=%31")));

        JsonNode answer = Json.tree(response.body());
        assertThat(answer.get("data").get("resultType").asString()).isEqualTo("scalar");
    }

    @Test
    void warnsWhenItLeavesSomethingOut() throws Exception {
        JsonNode answer = Json.tree(
                send(request("/api/v1/query?query=up&time=1.5&limit=1")).body());

        assertThat(answer.get("data").get("result")).hasSize(1);
        assertThat(answer.get("warnings")).hasToString("[\"results truncated due to limit\"]");
    }

    @Test
    void saysWhatItIs() throws Exception {
        assertThat(get("/api/v1/status/buildinfo")).contains("\"version\":\"3.");
        assertThat(get("/api/v1/status/flags")).contains("query.lookback-delta");
        assertThat(get("/api/v1/status/runtimeinfo")).contains("storageRetention");
        assertThat(get("/api/v1/status/config")).contains("yaml");
        assertThat(send(request("/-/healthy")).statusCode()).isEqualTo(200);
        assertThat(send(request("/-/ready")).statusCode()).isEqualTo(200);
    }
}
