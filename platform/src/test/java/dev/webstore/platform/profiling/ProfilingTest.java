package dev.webstore.platform.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.configuration.ConfigurationException;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.api.trace.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilingTest {

    private static final String CPU = "cpu:nanoseconds";
    private static final String ALLOCATIONS = "alloc_space:bytes";

    /** Of CPU time: enough for some samples on any machine. */
    private static final Duration ENOUGH = Duration.ofMillis(300);

    @Test
    void costsNothingUnlessAskedFor() {
        assertThat(Profiling.start("webstore", Configuration.of(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pyroscope", "pyroscope:4040", "http:///", "ftp://pyroscope"})
    void refusesAnAddressThatIsNone(String address) {
        assertThatThrownBy(() -> Profiling.start("webstore", settings(address)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("PYROSCOPE_SERVER_ADDRESS");
    }

    /** As in one JVM: the threads of two services take turns on the same processors, and wait in between. */
    @Test
    void whatAThreadDoesForASpanIsTheSpans() throws Exception {
        try (var pyroscope = new FakePyroscope()) {
            Configuration settings = settings(pyroscope.address());
            List<String> mainSpans;
            List<String> paymentsSpans;
            try (var profiling = Profiling.start("webstore", settings).orElseThrow();
                    var main = Telemetry.start(ServiceName.MAIN, settings);
                    var payments = Telemetry.start(ServiceName.PAYMENTS, settings);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(profiling).isNotNull();
                var mainWork = work(threads::submit, () -> inSpan(main, ProfilingTest::cook));
                var paymentsWork = work(threads::submit, () -> inSpan(payments, ProfilingTest::wash));
                mainSpans = ended(mainWork);
                paymentsSpans = ended(paymentsWork);
                alone();
            }

            assertThat(spansOf(pyroscope, "main-service", "cook")).containsExactlyInAnyOrderElementsOf(mainSpans);
            assertThat(spansOf(pyroscope, "payments-service", "wash"))
                    .containsExactlyInAnyOrderElementsOf(paymentsSpans);
            assertThat(spansOf(pyroscope, "main-service", "wash")).isEmpty();
            assertThat(spansOf(pyroscope, "payments-service", "cook")).isEmpty();
            assertThat(spansOf(pyroscope, "webstore", "alone")).containsExactly("");
            assertThat(pyroscope.samples("main-service", ALLOCATIONS)).isNotEmpty();
            assertThat(pyroscope.samples("main-service", CPU))
                    .allSatisfy(sample -> assertThat(sample.value()).isPositive());
            assertThat(pyroscope.received())
                    .allSatisfy(profile -> assertThat(profile.labels())
                            .containsEntry("service_namespace", "webstore")
                            .containsEntry("deployment_environment_name", "test")
                            .containsEntry("__name__", profile.type().equals(CPU) ? "process_cpu" : "memory"));
        }
    }

    @Test
    void goesOnWithoutAPyroscope() throws IOException {
        try (var pyroscope = new FakePyroscope()) {
            pyroscope.answerWith(503);
            try (var profiling =
                    Profiling.start("webstore", settings(pyroscope.address())).orElseThrow()) {
                assertThat(profiling).isNotNull();
                alone();
            }
            assertThat(pyroscope.received()).isEmpty();
        }
        try (var profiling =
                Profiling.start("webstore", settings("http://localhost:1")).orElseThrow()) {
            assertThat(profiling).isNotNull();
            alone();
        }
    }

    private static Configuration settings(String address) {
        return Configuration.of(Map.of(
                "PYROSCOPE_SERVER_ADDRESS", address,
                "WEBSTORE_ENV", "test",
                "WEBSTORE_LOG_LEVEL", "error",
                "OTEL_TRACES_EXPORTER", "none",
                "OTEL_METRICS_EXPORTER", "none",
                "OTEL_LOGS_EXPORTER", "none"));
    }

    private interface Submission {
        Future<String> submit(Callable<String> task);
    }

    private static List<Future<String>> work(Submission threads, Callable<String> task) {
        return IntStream.range(0, 3).mapToObj(any -> threads.submit(task)).toList();
    }

    private static List<String> ended(List<Future<String>> work) throws Exception {
        List<String> spans = new ArrayList<>();
        for (Future<String> one : work) {
            spans.add(one.get());
        }
        return spans;
    }

    /** The span's id. */
    private static String inSpan(Telemetry telemetry, Runnable work) throws InterruptedException {
        Span span = telemetry.tracer().spanBuilder("request").setNoParent().startSpan();
        for (int step = 0; step < 4; step++) {
            work.run();
            Thread.sleep(5);
        }
        span.end();
        return span.getSpanContext().getSpanId();
    }

    private static void cook() {
        burn();
    }

    private static void wash() {
        burn();
    }

    private static void alone() {
        burn();
    }

    private static void burn() {
        long end = System.nanoTime() + ENOUGH.toNanos();
        long sum = 0;
        while (System.nanoTime() < end) {
            sum += List.of(sum, new byte[512]).hashCode();
        }
        assertThat(sum).isNotZero();
    }

    /** Under which spans the method was seen at work. */
    private static List<String> spansOf(FakePyroscope pyroscope, String service, String method) {
        return pyroscope.samples(service, CPU).stream()
                .filter(sample -> sample.methods().contains(ProfilingTest.class.getName() + "." + method))
                .map(ReceivedProfile.Sample::spanId)
                .distinct()
                .toList();
    }
}
