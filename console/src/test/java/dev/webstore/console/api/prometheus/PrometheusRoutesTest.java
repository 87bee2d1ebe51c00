package dev.webstore.console.api.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.alert.Alerting;
import dev.webstore.console.api.prometheus.QueryEngine.MalformedQueryException;
import dev.webstore.console.api.prometheus.QueryEngine.Options;
import dev.webstore.console.api.prometheus.QueryEngine.QueryFailedException;
import dev.webstore.console.api.prometheus.QueryEngine.QueryTimeoutException;
import dev.webstore.console.api.prometheus.QueryEngine.Result;
import dev.webstore.console.api.prometheus.QueryEngine.Row;
import dev.webstore.console.api.prometheus.QueryEngine.Value;
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
import java.util.function.Predicate;
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
                        new FakeEngine(),
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

    private static final class FakeEngine implements QueryEngine {

        @Override
        public Result instant(String expression, long time, Options options) {
            Value value = switch (expression) {
                case "vector" ->
                    new Value.Vector(List.of(
                            new QueryEngine.Point(SERIES.get(0), 1),
                            new QueryEngine.Point(SERIES.get(1), Double.POSITIVE_INFINITY)));
                case "scalar" -> new Value.Scalar(1e-7);
                case "text" -> new Value.Text("hello");
                case "matrix" ->
                    new Value.Matrix(List.of(
                            new Row(SERIES.get(0), new long[] {1000, 1500, 2001}, new double[] {1, Double.NaN, 1e21})));
                case "timeout" -> throw new QueryTimeoutException("query timed out in expression evaluation");
                case "failing" -> throw new QueryFailedException("found duplicate series");
                case "lookback" ->
                    new Value.Scalar(options.lookback().orElseThrow().toMillis());
                default -> throw new MalformedQueryException("1:1: parse error: unexpected \"}\"");
            };
            return new Result(value, List.of(), expression.equals("scalar") ? List.of("an info") : List.of());
        }

        @Override
        public Result range(String expression, long start, long end, long step, Options options) {
            return instant(expression, end, options);
        }

        @Override
        public String format(String expression) {
            return expression.strip();
        }

        @Override
        public Predicate<Map<String, String>> selector(String selector) {
            if (selector.contains("{")) {
                throw new MalformedQueryException("1:1: parse error");
            }
            return labels -> selector.equals(labels.get("__name__"));
        }

        @Override
        public Predicate<Map<String, String>> seriesOf(String expression) {
            return selector(expression);
        }
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
                "query?query=vector&time=1.5 => {'resultType':'vector','result':["
                        + "{'metric':{'__name__':'up','job':'a'},'value':[1.500,'1']},"
                        + "{'metric':{'__name__':'up','job':'b'},'value':[1.500,'+Inf']}]}",
                "query?query=scalar&time=1970-01-01T00:00:02Z => {'resultType':'scalar','result':[2,'1e-07']}",
                "query?query=text&time=2 => {'resultType':'string','result':[2,'hello']}",
                "query?query=lookback&time=2&lookback_delta=1m => {'resultType':'scalar','result':[2,'60000']}",
                "query_range?query=matrix&start=1&end=2&step=500ms => {'resultType':'matrix','result':["
                        + "{'metric':{'__name__':'up','job':'a'},'values':[[1,'1'],[1.500,'NaN'],[2.001,'1e+21']]}]}",
                "format_query?query=+vector+ => 'vector'",
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
        String encoded = path.replace("[]", "%5B%5D");

        assertThat(get("/api/v1/" + encoded)).isEqualTo(data.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "query => 400 bad_data invalid parameter \"query\"",
                "query?query=nonsense => 400 bad_data invalid parameter \"query\": 1:1: parse error: unexpected \"}\"",
                "query?query=vector&time=soon => 400 bad_data invalid parameter \"time\": cannot parse \"soon\"",
                "query?query=vector&time=1e999999999 => 400 bad_data invalid parameter \"time\"",
                "query?query=vector&limit=-1 => 400 bad_data invalid parameter \"limit\"",
                "query?query=vector&timeout=x => 400 bad_data invalid parameter \"timeout\"",
                "query?query=failing => 422 execution found duplicate series",
                "query?query=timeout => 503 timeout query timed out",
                "query_range?query=vector&start=2&end=1&step=1 => 400 bad_data invalid parameter \"end\"",
                "query_range?query=vector&start=1&end=2 => 400 bad_data invalid parameter \"step\"",
                "query_range?query=vector&start=1&end=2&step=0 => 400 bad_data invalid parameter \"step\": zero or negative",
                "query_range?query=vector&start=0&end=99999&step=1 => 400 bad_data exceeded maximum resolution",
                "query_range?query=vector&end=2&step=1 => 400 bad_data invalid parameter \"start\"",
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
                .POST(HttpRequest.BodyPublishers.ofString("query=sca%6Car")));

        JsonNode answer = Json.tree(response.body());
        assertThat(answer.get("data").get("resultType").asString()).isEqualTo("scalar");
        assertThat(answer.get("infos")).hasToString("[\"an info\"]");
    }

    @Test
    void warnsWhenItLeavesSomethingOut() throws Exception {
        JsonNode answer =
                Json.tree(send(request("/api/v1/query?query=vector&limit=1")).body());

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
