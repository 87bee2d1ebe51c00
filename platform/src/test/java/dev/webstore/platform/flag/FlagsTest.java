package dev.webstore.platform.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.NoOpProvider;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.webstore.platform.configuration.ConfigurationException;
import dev.webstore.platform.json.Fields;
import dev.webstore.platform.problem.ProblemException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagsTest {

    private static final Flag.Switch BROKEN = new Flag.Switch("broken", "all is broken");
    private static final Flag.Amount SHARE = new Flag.Amount("share", "how much of it", 1);
    private static final Flag.Choice WHERE = new Flag.Choice("where", "where it is");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SwitchBoard board = new SwitchBoard(List.of(BROKEN, SHARE, WHERE));

    @Test
    void nothingIsSetAtFirst() {
        try (var flags = Flags.from(board)) {
            assertThat(flags.on(BROKEN)).isFalse();
            assertThat(flags.amount(SHARE)).isZero();
            assertThat(flags.choice(WHERE)).isEmpty();
        }
    }

    @Test
    void whatIsSetIsFoundUntilItIsSetToItsDefault() {
        try (var flags = Flags.from(board)) {
            set("{\"broken\":true,\"share\":0.5,\"where\":\"here\"}");

            assertThat(flags.on(BROKEN)).isTrue();
            assertThat(flags.amount(SHARE)).isEqualTo(0.5);
            assertThat(flags.choice(WHERE)).contains("here");

            set("{\"broken\":false,\"share\":0}");

            assertThat(flags.on(BROKEN)).isFalse();
            assertThat(board.values()).containsOnlyKeys("where");
        }
    }

    @Test
    void refusesWhatIsNotKnownOrOutOfRange() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> set("{\"broken\":1,\"share\":2,\"when\":\"now\"}"))
                .satisfies(e -> assertThat(e.problem().errors())
                        .extracting(error -> error.field())
                        .containsExactlyInAnyOrder("broken", "share", "when"));
        assertThat(board.values()).isEmpty();
    }

    @Test
    void aProviderThatKnowsNothingLeavesTheDefaults() {
        try (var flags = Flags.from(new NoOpProvider())) {
            assertThat(flags.on(BROKEN)).isFalse();
            assertThat(flags.board()).isEmpty();
        }
    }

    @Test
    void theProviderOnTheClassPathTakesThePlaceOfOurs(@TempDir Path folder) throws IOException {
        try (var loader = announcing(Odd.class, folder);
                var flags =
                        Flags.open(List.of(BROKEN, SHARE, WHERE), ServiceLoader.load(FeatureProvider.class, loader))) {
            assertThat(flags.board()).isEmpty();
            // It starts beside the shop, whose flags have their defaults until then.
            Instant deadline = Instant.now().plus(PATIENCE);
            while (flags.choice(WHERE).isEmpty() && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }
            assertThat(flags.amount(SHARE)).isZero();
            assertThat(flags.on(BROKEN)).isFalse();
            assertThat(flags.choice(WHERE)).contains("abroad");
        }
    }

    @Test
    void saysWhyAProviderCannotBeUsed(@TempDir Path folder) throws IOException {
        try (var loader = announcing(Unusable.class, folder)) {
            var providers = ServiceLoader.load(FeatureProvider.class, loader);

            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> Flags.open(List.of(BROKEN), providers))
                    .withMessageContaining(Unusable.class.getName())
                    .withMessageContaining("no flag server is named");
        }
    }

    /** A class loader that finds this provider as a jar of the user's would name it. */
    private static URLClassLoader announcing(Class<? extends FeatureProvider> provider, Path folder)
            throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(FeatureProvider.class.getName()), provider.getName() + "\n");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, provider.getClassLoader());
    }

    /** Answers with what is no number, with an exception, and with a place. */
    public static final class Odd extends NoOpProvider {

        @Override
        public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double usual, EvaluationContext context) {
            return ProviderEvaluation.<Double>builder().value(Double.NaN).build();
        }

        @Override
        public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean usual, EvaluationContext context) {
            throw new IllegalStateException("away");
        }

        @Override
        public ProviderEvaluation<String> getStringEvaluation(String key, String usual, EvaluationContext context) {
            return ProviderEvaluation.<String>builder().value("abroad").build();
        }
    }

    /** Cannot be made. */
    public static final class Unusable extends NoOpProvider {

        /** Lacks a setting. */
        public Unusable() {
            throw new IllegalStateException("no flag server is named");
        }
    }

    @Test
    void aSpanTellsOfFlagsThatAreSetAndOfNoOthers() {
        var spans = InMemorySpanExporter.create();
        try (var tracing = SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build();
                var flags = Flags.from(board)) {
            set("{\"share\":0.5}");
            Span span = tracing.get("test").spanBuilder("request").startSpan();
            try (var _ = span.makeCurrent()) {
                flags.on(BROKEN);
                flags.amount(SHARE);
            } finally {
                span.end();
            }

            assertThat(spans.getFinishedSpanItems().getFirst().getEvents())
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.getName()).isEqualTo("feature_flag.evaluation");
                        assertThat(event.getAttributes().asMap())
                                .containsEntry(AttributeKey.stringKey("feature_flag.key"), "share")
                                .containsEntry(AttributeKey.stringKey("feature_flag.provider.name"), "webstore")
                                .containsEntry(AttributeKey.stringKey("feature_flag.result.reason"), "static")
                                .containsEntry(AttributeKey.stringKey("feature_flag.result.value"), "0.5");
                    });
        }
    }

    private void set(String json) {
        board.change(SwitchBoard.reading(Fields.parse(json.getBytes(StandardCharsets.UTF_8)), board.known()));
    }
}
