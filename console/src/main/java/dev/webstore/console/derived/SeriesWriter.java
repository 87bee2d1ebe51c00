package dev.webstore.console.derived;

import dev.webstore.console.metric.FloatText;
import dev.webstore.console.metric.MetricMetadata;
import dev.webstore.console.metric.MetricStore;
import dev.webstore.console.metric.MetricType;
import java.util.HashMap;
import java.util.Map;

/** Writes samples of metrics that are made here, all of one collection with the same time. */
final class SeriesWriter {

    private final MetricStore store;
    private final long millis;

    SeriesWriter(MetricStore store, long millis) {
        this.store = store;
        this.millis = millis;
    }

    long millis() {
        return millis;
    }

    /** A sample of a counter. */
    void counter(String name, String help, Map<String, String> labels, double value) {
        store.describe(name, new MetricMetadata(MetricType.COUNTER, "", help));
        write(name, labels, value);
    }

    /** A sample of a gauge. */
    void gauge(String name, String help, Map<String, String> labels, double value) {
        store.describe(name, new MetricMetadata(MetricType.GAUGE, "", help));
        write(name, labels, value);
    }

    /** Samples of all series of a histogram, and its new exemplars. */
    void histogram(String name, String help, Map<String, String> labels, LatencyHistogram histogram) {
        store.describe(name, new MetricMetadata(MetricType.HISTOGRAM, "", help));
        write(name + "_count", labels, (double) histogram.count());
        write(name + "_sum", labels, histogram.sumSeconds());
        Map<String, String> ofBucket = new HashMap<>(labels);
        long cumulative = 0;
        for (int i = 0; i < LatencyHistogram.size(); i++) {
            cumulative += histogram.count(i);
            ofBucket.put("le", FloatText.of(LatencyHistogram.bound(i)));
            write(name + "_bucket", ofBucket, (double) cumulative);
        }
        histogram.takeLongest().ifPresent(timing -> {
            ofBucket.put("le", FloatText.of(LatencyHistogram.bound(LatencyHistogram.bucket(timing))));
            ofBucket.put("__name__", name + "_bucket");
            store.addExemplar(
                    ofBucket,
                    timing.endMillis(),
                    timing.seconds(),
                    timing.traceHigh(),
                    timing.traceLow(),
                    timing.spanId());
        });
    }

    private void write(String name, Map<String, String> labels, double value) {
        Map<String, String> named = new HashMap<>(labels);
        named.put("__name__", name);
        store.append(named, millis, value);
    }
}
