package dev.webstore.console.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SampleChunkTest {

    record Step(long millis, double value) {}

    @Property(tries = 500)
    void givesBackWhatItTook(@ForAll("steps") List<Step> steps) {
        long millis = 1_767_225_600_000L;
        List<Long> times = new ArrayList<>(List.of(millis));
        List<Long> values = new ArrayList<>(List.of(Double.doubleToRawLongBits(1.5)));
        var chunk = new SampleChunk(millis, 1.5);
        for (Step step : steps) {
            millis += step.millis;
            chunk.append(millis, step.value);
            times.add(millis);
            values.add(Double.doubleToRawLongBits(step.value));
        }
        chunk.seal();

        var samples = new Samples();
        chunk.copy(Long.MIN_VALUE, Long.MAX_VALUE, samples);

        assertThat(samples.millis())
                .containsExactly(times.stream().mapToLong(Long::longValue).toArray());
        assertThat(samples.values())
                .usingElementComparator(
                        (a, b) -> Long.compare(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b)))
                .containsExactly(
                        values.stream().mapToDouble(Double::longBitsToDouble).toArray());
    }

    @Example
    void copiesOnlyWhatIsAskedFor() {
        var chunk = new SampleChunk(10, 1);
        chunk.append(20, 2);
        chunk.append(30, 3);
        var samples = new Samples();

        chunk.copy(11, 20, samples);

        assertThat(samples.millis()).containsExactly(20);
    }

    @Example
    void takesLittleForACounterAtRest() {
        var chunk = new SampleChunk(0, 17);
        for (int i = 1; i < SampleChunk.MAX_SAMPLES; i++) {
            chunk.append(i * 10_000L, 17);
        }
        chunk.seal();

        assertThat(chunk.bytes()).isLessThan(180);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> distances = Arbitraries.oneOf(
                Arbitraries.just(10_000L),
                Arbitraries.longs().between(1, 70_000),
                Arbitraries.longs().between(1, 1L << 40));
        Arbitrary<Double> values = Arbitraries.oneOf(
                Arbitraries.integers().map(Integer::doubleValue),
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.of(0.0, -0.0, Double.NaN, StaleMarker.VALUE, Double.POSITIVE_INFINITY));
        return Combinators.combine(distances, values).as(Step::new).list().ofMaxSize(119);
    }
}
