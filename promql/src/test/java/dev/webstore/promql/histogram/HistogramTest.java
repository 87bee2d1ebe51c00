package dev.webstore.promql.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void bucketsEndAtPowersOfTwo() {
        Histogram fine = exponential(2, 0, 0, Buckets.from(-1, 1, 1, 1, 1, 1, 1), Buckets.NONE);
        Histogram coarse = exponential(-2, 0, 0, Buckets.from(0, 1, 1), Buckets.NONE);

        assertThat(fine.buckets()).extracting(Bucket::upper).contains(1.0, 2.0).isSorted();
        assertThat(coarse.buckets()).extracting(Bucket::upper).containsExactly(1.0, 16.0);
    }

    @Test
    void theLastBucketsAreThoseOfTheLargestNumberAndOfInfinity() {
        for (int schema = -4; schema <= 8; schema++) {
            int last = schema < 0 ? 1024 >> -schema : 1024 << schema;
            List<Bucket> buckets = exponential(schema, 0, 0, Buckets.from(last, 1, 1), Buckets.NONE)
                    .buckets();

            assertThat(buckets).extracting(Bucket::upper).containsExactly(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void theBucketOfZeroSwallowsWhatItWouldCut() {
        Histogram narrow = exponential(0, 0.1, 1, Buckets.from(-1, 2, 3), Buckets.NONE);
        Histogram wide = exponential(0, 0.4, 1, Buckets.from(1, 4), Buckets.NONE);

        Histogram sum = narrow.plus(wide);

        assertThat(sum.zeroThreshold()).isEqualTo(0.5);
        assertThat(sum.zeroCount()).isEqualTo(4);
        assertThat(sum.positive()).isEqualTo(Buckets.from(0, 3, 4));
    }

    @Test
    void customBucketsAreReducedToThoseInCommon() {
        Histogram a = custom(List.of(1.0, 2.0, 3.0), 1, 2, 3, 4);
        Histogram b = custom(List.of(2.0, 5.0), 10, 20, 30);

        Histogram sum = a.plus(b);

        assertThat(sum.bounds()).containsExactly(2.0);
        assertThat(sum.positive()).isEqualTo(Buckets.from(0, 13, 57));
        assertThat(a.isCompatible(Histogram.EMPTY)).isFalse();
    }

    @Test
    void lessIsAReset() {
        Histogram before = exponential(0, 0, 0, Buckets.from(0, 1, 2), Buckets.NONE);

        assertThat(before.isResetSince(before)).isFalse();
        assertThat(before.plus(before).isResetSince(before)).isFalse();
        assertThat(before.isResetSince(before.plus(before))).isTrue();
        assertThat(exponential(0, 0, 0, Buckets.from(0, 3), Buckets.NONE).isResetSince(before))
                .isTrue();
        assertThat(before.with(Reset.RESET).isResetSince(before)).isTrue();
        assertThat(before.with(Reset.NOT_RESET).isResetSince(before.plus(before)))
                .isFalse();
    }

    @Test
    void sumsKeepWhatIsSmall() {
        Histogram large = custom(List.of(), 1e100);
        Histogram small = custom(List.of(), 1);

        assertThat(Sums.sum(List.of(large, small, large.times(-1))).count()).isEqualTo(1);
        assertThat(Sums.average(List.of(custom(List.of(), 1e308), custom(List.of(), 1.5e308)))
                        .count())
                .isEqualTo(1.25e308);
    }

    @Test
    void writesBucketsWithTheirBounds() {
        Histogram histogram = exponential(0, 0.5, 3, Buckets.from(1, 2, 0, 1), Buckets.from(2, 1));

        assertThat(histogram).hasToString("{count:7, sum:7, [-4,-2):1, [-0.5,0.5]:3, (1,2]:2, (4,8]:1}");
    }

    @Property
    void sumsDoNotDependOnTheOrder(@ForAll("histograms") Histogram a, @ForAll("histograms") Histogram b) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
    }

    @Property
    void nothingIsLostInASum(@ForAll("histograms") Histogram a, @ForAll("histograms") Histogram b) {
        Histogram sum = a.plus(b);

        assertThat(observed(sum)).isCloseTo(observed(a) + observed(b), within(1e-9));
        assertThat(sum.minus(b).count()).isCloseTo(a.count(), within(1e-9));
        assertThat(sum.with(Reset.UNKNOWN).isResetSince(a)).isFalse();
    }

    @Property
    void aHistogramIsInTwoParts(
            @ForAll("histograms") Histogram histogram, @ForAll @DoubleRange(min = -100, max = 100) double value) {
        double parts = observed(Trimming.below(histogram, value)) + observed(Trimming.above(histogram, value));

        assertThat(parts).isCloseTo(observed(histogram), within(1e-6 * (1 + observed(histogram))));
    }

    @Property
    void quantilesAndFractionsAreInverse(
            @ForAll("histograms") Histogram histogram, @ForAll @DoubleRange(min = 0.01, max = 0.99) double q) {
        double value = Estimates.quantile(q, histogram);

        if (histogram.count() == 0) {
            assertThat(value).isNaN();
        } else {
            double share = Estimates.fraction(Double.NEGATIVE_INFINITY, value, histogram);
            double with = Estimates.fraction(Double.NEGATIVE_INFINITY, Math.nextUp(value), histogram);
            assertThat(q).isBetween(Math.min(share, with) - 1e-6, Math.max(share, with) + 1e-6);
        }
    }

    @Provide
    Arbitrary<Histogram> histograms() {
        Arbitrary<Buckets> buckets = Combinators.combine(
                        Arbitraries.integers().between(-6, 6),
                        Arbitraries.integers().between(0, 9).list().ofMaxSize(8))
                .as((first, counts) -> Buckets.from(
                        first, counts.stream().mapToDouble(Integer::doubleValue).toArray()));
        return Combinators.combine(
                        Arbitraries.integers().between(-2, 3),
                        Arbitraries.of(0.0, 0.001, 0.5, 0.7),
                        Arbitraries.integers().between(0, 5),
                        buckets,
                        buckets)
                .as((schema, threshold, zeros, positive, negative) -> Layout.widened(
                        exponential(schema, 0, threshold == 0 ? 0 : zeros, positive, negative), threshold));
    }

    private static Histogram exponential(
            int schema, double threshold, double zeros, Buckets positive, Buckets negative) {
        double count = zeros + positive.total() + negative.total();
        return new Histogram(schema, threshold, zeros, count, count, positive, negative, List.of(), Reset.UNKNOWN);
    }

    private static Histogram custom(List<Double> bounds, double... counts) {
        Buckets buckets = Buckets.from(0, counts);
        return new Histogram(Histogram.CUSTOM, 0, 0, buckets.total(), 1, buckets, Buckets.NONE, bounds, Reset.UNKNOWN);
    }

    private static double observed(Histogram histogram) {
        return histogram.buckets().stream().mapToDouble(Bucket::count).sum();
    }
}
