package dev.webstore.acceptance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.webstore.stack.daemon.StackPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A hundred purchases, each found again in every signal by the id of its trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurchasesTest {

    private static final int PURCHASES = 100;
    private static final String PAYMENT_DURATION = "webstore_payment_duration_seconds_bucket";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Instant begin = Instant.now();
    private final List<String> traceIds = new ArrayList<>();
    private Pipeline pipeline;

    /** In rounds, after each of which its exemplars are waited for: a series keeps only its latest from scrape to scrape. */
    @BeforeAll
    void buy(@TempDir Path directory) throws IOException, InterruptedException {
        pipeline = Pipeline.start(directory, 60, List.of("collector", "prometheus", "loki"));
        var buyer = new Buyer(pipeline, new Random(Long.getLong("webstore.seed", 1)));
        while (traceIds.size() < PURCHASES) {
            traceIds.add(buyer.buy());
            if (traceIds.size() % Buyer.DIFFERENT == 0 || traceIds.size() == PURCHASES) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(exemplars()).containsAll(traceIds));
            }
        }
    }

    @AfterAll
    void close() throws InterruptedException {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    private Set<String> exemplars() {
        return Exemplars.traces(pipeline.watcher(StackPort.PROMETHEUS), PAYMENT_DURATION, begin);
    }

    @Test
    void exemplarsLeadToAll() {
        assertThat(exemplars()).containsAll(traceIds);
    }

    @Test
    void allTracesAreKeptWithEveryService() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(traceIds)
                        .allSatisfy(traceId -> assertThat(pipeline.traces().services(traceId))
                                .contains("frontend", "main-service", "payments-service", "promotions-service")));
    }

    @Test
    void everyLineOfTheirLogsIsInLoki() throws IOException {
        Map<String, List<String>> written =
                LogBook.written(pipeline.shop(), traceIds).lines();
        assertThat(written.keySet()).as("traces with log lines").containsAll(traceIds);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(LogBook.stored(pipeline.watcher(StackPort.LOKI), traceIds, begin)
                                .lines())
                        .isEqualTo(written));
    }
}
