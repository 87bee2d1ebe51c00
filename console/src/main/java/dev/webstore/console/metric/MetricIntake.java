package dev.webstore.console.metric;

import dev.webstore.console.signal.Acceptance;
import dev.webstore.console.signal.IncomingExemplar;
import dev.webstore.console.signal.IncomingMetric;
import dev.webstore.console.signal.IncomingMetric.Kind;
import dev.webstore.console.signal.IncomingPoint;
import dev.webstore.console.signal.Metrics;
import dev.webstore.console.signal.Resource;
import dev.webstore.console.wire.Slice;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns OTLP's metrics into Prometheus's series. Every point becomes a sample at the time of its arrival, as if it had
 * been scraped just then: what the senders' clocks say does not matter.
 */
public final class MetricIntake {

    private static final int MAX_VALUE_LENGTH = 1024;

    private final MetricStore store;
    private final Clock clock;

    /** Writes to {@code store}. */
    public MetricIntake(MetricStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes an export.
     *
     * @throws dev.webstore.console.wire.MalformedMessageException when it is no {@code ExportMetricsServiceRequest}
     */
    public Acceptance take(Slice request) {
        var export = new Export(clock.millis());
        Metrics.read(request, export::take);
        return new Acceptance(
                export.accepted,
                export.rejected,
                export.rejected == 0
                        ? ""
                        : "%d data points have no kind, or are of new series beyond the limit"
                                .formatted(export.rejected));
    }

    /** One export on its way into the store. */
    private final class Export {

        private final long millis;
        private final IncomingPoint point = new IncomingPoint();
        private Resource resource = Resource.UNKNOWN;
        private Map<String, String> resourceLabels = Map.of();
        private long accepted;
        private long rejected;

        private Export(long millis) {
            this.millis = millis;
        }

        @SuppressWarnings(
                "ReferenceEquality") // Metrics of a resource come one after the other, with the very same one.
        void take(IncomingMetric metric) {
            if (metric.kind() == Kind.NONE || metric.name().isEmpty()) {
                rejected += metric.points().size();
                return;
            }
            if (metric.resource() != resource) {
                resource = metric.resource();
                resourceLabels = ResourceLabels.of(resource);
                takeTargetInfo();
            }
            MetricType type = type(metric);
            String name = PrometheusNames.metric(metric.name(), metric.unit(), type, metric.kind() == Kind.GAUGE);
            store.describe(name, new MetricMetadata(type, "", metric.description()));
            for (int i = 0; i < metric.points().size(); i++) {
                point.read(metric.kind(), metric.points().message(i));
                boolean taken = take(metric, name);
                accepted += taken ? 1 : 0;
                rejected += taken ? 0 : 1;
            }
        }

        private void takeTargetInfo() {
            if (resourceLabels.containsKey("job")) {
                store.describe("target_info", new MetricMetadata(MetricType.GAUGE, "", "Target metadata"));
                write("target_info", new HashMap<>(resourceLabels), 1, false);
            }
        }

        private boolean take(IncomingMetric metric, String name) {
            Map<String, String> labels = labels();
            return switch (metric.kind()) {
                case GAUGE, SUM -> takeNumber(metric, name, labels);
                case HISTOGRAM -> takeHistogram(name, labels, BucketCounts.of(point), metric.isDelta());
                case EXPONENTIAL_HISTOGRAM ->
                    takeHistogram(name, labels, ExponentialBuckets.of(point), metric.isDelta());
                case SUMMARY -> takeSummary(name, labels);
                case NONE -> false;
            };
        }

        private boolean takeNumber(IncomingMetric metric, String name, Map<String, String> labels) {
            boolean taken = write(name, labels, point.value(), metric.kind() == Kind.SUM && metric.isDelta());
            // Neither format knows exemplars of anything else than counters and buckets.
            if (taken && metric.isMonotonic()) {
                takeExemplars(_ -> labels);
            }
            return taken;
        }

        private boolean takeHistogram(String name, Map<String, String> labels, BucketCounts buckets, boolean isDelta) {
            boolean taken = write(name + "_count", labels, (double) point.count(), isDelta);
            if (point.hasSum()) {
                taken &= write(name + "_sum", labels, point.sum(), isDelta);
            }
            for (int i = 0; i < buckets.size(); i++) {
                labels.put("le", FloatText.of(buckets.bound(i)));
                taken &= write(name + "_bucket", labels, buckets.cumulative(i), isDelta);
            }
            if (taken) {
                takeExemplars(value -> {
                    labels.put("le", FloatText.of(buckets.bound(buckets.indexOf(value))));
                    return labels;
                });
            }
            return taken;
        }

        private boolean takeSummary(String name, Map<String, String> labels) {
            boolean taken = write(name + "_count", labels, (double) point.count(), false);
            taken &= write(name + "_sum", labels, point.sum(), false);
            for (int i = 0; i < point.quantiles().size(); i++) {
                labels.put("quantile", FloatText.of(point.quantiles().real(i)));
                taken &= write(name, labels, point.quantileValues().real(i), false);
            }
            return taken;
        }

        /** Writes a sample of the series of that name; {@code labels} get the name. */
        private boolean write(String name, Map<String, String> labels, double value, boolean isDelta) {
            labels.put("__name__", name);
            if (point.hasNoValue()) {
                store.end(labels, millis);
                return true;
            }
            return isDelta ? store.accumulate(labels, millis, value) : store.append(labels, millis, value);
        }

        private void takeExemplars(ToLabels series) {
            for (int i = 0; i < point.exemplars().size(); i++) {
                var exemplar = IncomingExemplar.read(point.exemplars().message(i));
                if (exemplar.inTrace()) {
                    store.addExemplar(
                            series.of(exemplar.value()),
                            exemplar.timeNanos() / 1_000_000,
                            exemplar.value(),
                            exemplar.traceHigh(),
                            exemplar.traceLow(),
                            exemplar.spanId());
                }
            }
        }

        private Map<String, String> labels() {
            Map<String, String> labels = new HashMap<>(resourceLabels);
            point.attributes().map().forEach((key, value) -> {
                String text = text(value);
                if (!text.isEmpty()) {
                    // Names that become the same share the label, as the specification wants it.
                    labels.merge(PrometheusNames.label(key), text, (one, other) -> one + ";" + other);
                }
            });
            return labels;
        }
    }

    /** The labels of the series that an exemplar of that value belongs to. */
    @FunctionalInterface
    private interface ToLabels {
        Map<String, String> of(double value);
    }

    private static String text(Object value) {
        String text = value.toString();
        return text.length() <= MAX_VALUE_LENGTH ? text : text.substring(0, MAX_VALUE_LENGTH);
    }

    private static MetricType type(IncomingMetric metric) {
        return switch (metric.kind()) {
            case GAUGE -> MetricType.GAUGE;
            case SUM -> metric.isMonotonic() ? MetricType.COUNTER : MetricType.GAUGE;
            case HISTOGRAM, EXPONENTIAL_HISTOGRAM -> MetricType.HISTOGRAM;
            case SUMMARY -> MetricType.SUMMARY;
            case NONE -> MetricType.UNKNOWN;
        };
    }
}
