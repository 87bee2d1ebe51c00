package dev.webstore.platform.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openfeature.sdk.NoOpProvider;
import dev.webstore.platform.json.Fields;
import dev.webstore.platform.problem.ProblemException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagsTest {

    private static final Flag.Switch BROKEN = new Flag.Switch("broken", "all is broken");
    private static final Flag.Amount SHARE = new Flag.Amount("share", "how much of it", 1);
    private static final Flag.Choice WHERE = new Flag.Choice("where", "where it is");

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
