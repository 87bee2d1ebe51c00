package dev.webstore.acceptance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.webstore.acceptance.pipeline.Crowd.Intent;
import dev.webstore.acceptance.shop.Answer;
import dev.webstore.stack.daemon.StackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each backend is killed and started again while people shop: the shop does not notice, the pipeline recovers, and what
 * was lost is counted, purchase by purchase.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackendOutageTest {

    /** Some of them before the backend dies, since what was sent to it last is what it may take with it. */
    private static final int PURCHASES = 12;

    private static final int BEFORE = 4;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String PAID = "sum(webstore_checkouts_total{status=\"paid\"})";

    private final Instant begin = Instant.now();
    private final List<String> rows = new ArrayList<>();
    private Pipeline pipeline;
    private Crowd crowd;
    private Buyer buyer;

    @BeforeAll
    void open(@TempDir Path directory) throws IOException, InterruptedException {
        pipeline =
                Pipeline.start(directory, 60, List.of("collector", "prometheus", "alertmanager", "loki", "pyroscope"));
        buyer = new Buyer(pipeline, new Random(Long.getLong("webstore.seed", 1)));
        crowd = new Crowd(pipeline, 0);
        crowd.comes(Map.of(Intent.BUY, 3.0, Intent.LOOK, 2.0));
    }

    @AfterAll
    void close() throws InterruptedException, IOException {
        if (crowd != null) {
            crowd.close();
        }
        if (pipeline != null) {
            pipeline.close();
            String table = "| Killed | Purchases | Traces lost | Log lines lost | Known to the pipeline |\n"
                    + "|---|---|---|---|---|\n" + String.join("\n", rows);
            System.out.println(table);
            Files.writeString(Path.of("target/outages.md"), table);
        }
    }

    /** It takes what it had not passed on yet; services try again for what they could not deliver. */
    @Test
    void collector() throws InterruptedException, IOException {
        outage("collector", () -> pipeline.killWatcher("collector"), pipeline::startWatchers);
    }

    /** The collector keeps what it cannot deliver. */
    @Test
    void traceBackend() throws InterruptedException, IOException {
        Losses losses = outage("trace backend", pipeline.traces()::kill, pipeline.traces()::revive);

        assertThat(losses.traces()).isZero();
    }

    /** What it has taken is in its journal. */
    @Test
    void loki() throws InterruptedException, IOException {
        Losses losses = outage("loki", () -> pipeline.killWatcher("loki"), pipeline::startWatchers);

        assertThat(losses.logLines()).isZero();
    }

    /** Samples are missing from the time when nobody asked for them, but counters count on. */
    @Test
    void prometheus() throws InterruptedException, IOException {
        double before = number(PAID);

        outage("prometheus", () -> pipeline.killWatcher("prometheus"), pipeline::startWatchers);

        assertThat(number("max_over_time(%s[1m:1s])".formatted(PAID))).isGreaterThanOrEqualTo(before + PURCHASES);
        assertThat(number("min_over_time(%s[10m:1s])".formatted(PAID))).isLessThan(before + PURCHASES);
    }

    @Test
    void alertmanager() throws InterruptedException, IOException {
        outage("alertmanager", () -> pipeline.killWatcher("alertmanager"), pipeline::startWatchers);

        String drill = "Drill" + UUID.randomUUID();
        Answer taken = pipeline.watcher(StackPort.ALERTMANAGER)
                .post("/api/v2/alerts", List.of(Map.of("labels", Map.of("alertname", drill, "team", "business"))));
        assertThat(taken.status()).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> Inbox.read(pipeline.watcher(StackPort.ALERT_INBOX))
                        .told(Alert.of(drill, "business"), Inbox.FIRING, begin)
                        .isPresent());
    }

    @Test
    void pyroscope() throws InterruptedException, IOException {
        outage("pyroscope", () -> pipeline.killWatcher("pyroscope"), pipeline::startWatchers);

        long restarted = Instant.now().toEpochMilli();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(pipeline.watcher(StackPort.PYROSCOPE)
                                .post(
                                        "/querier.v1.QuerierService/LabelValues",
                                        Map.of(
                                                "name",
                                                "service_name",
                                                "start",
                                                restarted,
                                                "end",
                                                restarted + PATIENCE.toMillis()))
                                .body())
                        .contains("main-service", "payments-service"));
    }

    /** Buys before, while and after it is away; nobody in the shop may notice. */
    private Losses outage(String name, Runnable death, Runnable revival) throws InterruptedException, IOException {
        long failures = crowd.failures();
        double known = known();
        List<String> traceIds = new ArrayList<>();
        for (int i = 0; i < PURCHASES; i++) {
            if (i == BEFORE) {
                death.run();
            }
            traceIds.add(buyer.buy());
            Thread.sleep(PAUSE);
        }
        revival.run();
        recovered();
        assertThat(crowd.failures()).isEqualTo(failures);

        Losses losses = Losses.of(pipeline, traceIds, begin);
        Losses lossesWhileAway = Losses.of(pipeline, traceIds.subList(BEFORE, PURCHASES), begin);
        rows.add("| %s | %d | %d | %d of %d | %.0f |"
                .formatted(name, PURCHASES, losses.traces(), losses.logLines(), losses.written(), known() - known));
        return lossesWhileAway;
    }

    /**
     * A purchase leaves its trace, its logs and its exemplar again. Which of those who bought within one interval becomes
     * the exemplar is not certain, so others buy until one has it all.
     */
    private void recovered() {
        List<String> traceIds = new ArrayList<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            traceIds.add(buyer.buy());
            List<String> exemplary = new ArrayList<>(traceIds);
            exemplary.retainAll(Exemplars.traces(
                    pipeline.watcher(StackPort.PROMETHEUS), "webstore_payment_duration_seconds_bucket", begin));
            return exemplary.stream()
                    .anyMatch(traceId ->
                            Losses.of(pipeline, List.of(traceId), begin).none());
        });
    }

    /** Spans and log records that a service or the collector says it could not pass on. */
    private double known() {
        return number("""
                sum({__name__=~"otel_sdk_exporter_(span|log)_exported_total", error_type!=""}) or vector(0)""") + number("""
                sum({__name__=~"otel_sdk_processor_(span|log)_processed_total", error_type!=""}) or vector(0)""") + number("""
                sum({__name__=~"otelcol_exporter_(send|enqueue)_failed_(spans|log_records)_total"}) or vector(0)""");
    }

    private double number(String query) {
        return Metrics.number(pipeline.watcher(StackPort.PROMETHEUS), query);
    }
}
