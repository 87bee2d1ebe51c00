package dev.webstore.promql;

import dev.webstore.promql.Expression.Binary;
import dev.webstore.promql.Expression.Call;
import dev.webstore.promql.Expression.Selector;
import dev.webstore.promql.Expression.Subquery;
import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.histogram.Reset;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A series whose histograms are compared with those before, so that they know whether there was a reset. Prometheus does
 * so where only the counts and sums of them are wanted, and reads no buckets later; what conflicts is remarked then.
 */
record Watched(Series series) implements Series {

    private static final Set<String> OF_TOTALS = Set.of("histogram_count", "histogram_sum", "histogram_avg");
    private static final Set<String> OF_BUCKETS =
            Set.of("histogram_quantile", "histogram_quantiles", "histogram_fraction");

    /** The selectors in an expression of whose histograms only counts and sums are wanted. */
    static Set<Selector> selectors(Expression expression) {
        Set<Selector> found = Collections.newSetFromMap(new IdentityHashMap<>());
        find(expression, false, found);
        return found;
    }

    private static void find(Expression expression, boolean isWatched, Set<Selector> found) {
        boolean needsBuckets = switch (expression) {
            case Subquery _ -> true;
            case Call call -> OF_BUCKETS.contains(call.function().text());
            case Binary binary -> binary.operator().trims();
            default -> false;
        };
        if (needsBuckets) {
            return;
        }
        if (expression instanceof Selector selector && isWatched) {
            found.add(selector);
        }
        boolean watches = expression instanceof Call call
                && OF_TOTALS.contains(call.function().text());
        expression.parts().forEach(part -> find(part, isWatched || watches, found));
    }

    @Override
    public Labels labels() {
        return series.labels();
    }

    @Override
    public int size() {
        return series.size();
    }

    @Override
    public long time(int index) {
        return series.time(index);
    }

    @Override
    public double value(int index) {
        return series.value(index);
    }

    @Override
    public long start(int index) {
        return series.start(index);
    }

    @Override
    public @Nullable Histogram histogram(int index) {
        Histogram histogram = series.histogram(index);
        if (histogram == null || histogram.reset() != Reset.UNKNOWN) {
            return histogram;
        }
        Histogram before = before(index);
        return before == null
                ? histogram
                : histogram.with(histogram.isResetSince(before) ? Reset.RESET : Reset.NOT_RESET);
    }

    private @Nullable Histogram before(int index) {
        Histogram before = null;
        for (int i = index - 1; i >= 0 && before == null; i--) {
            before = series.histogram(i);
        }
        return before;
    }
}
