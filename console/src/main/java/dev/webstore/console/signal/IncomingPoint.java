package dev.webstore.console.signal;

import dev.webstore.console.wire.MalformedMessageException;
import dev.webstore.console.wire.ProtoReader;

/**
 * A data point that is being received; one object serves all points of an export. What the point's kind does not have
 * is 0 or empty.
 */
public final class IncomingPoint {

    private static final int NO_RECORDED_VALUE = 1;

    private final IncomingAttributes attributes = new IncomingAttributes();
    private final Slices exemplars = new Slices();
    private final Numbers counts = new Numbers();
    private final Numbers bounds = new Numbers();
    private final Buckets positive = new Buckets();
    private final Buckets negative = new Buckets();
    private final Numbers quantiles = new Numbers();
    private final Numbers quantileValues = new Numbers();
    private int flags;
    private double value;
    private long count;
    private double sum;
    private boolean hasSum;
    private int scale;
    private long zeroCount;
    private double zeroThreshold;

    /** The buckets on one side of zero of an exponential histogram. */
    public static final class Buckets {

        private final Numbers counts = new Numbers();
        private int offset;

        /** The index of the first bucket. */
        public int offset() {
            return offset;
        }

        /** The counts of the buckets from there on. */
        public Numbers counts() {
            return counts;
        }

        private void clear() {
            counts.clear();
            offset = 0;
        }

        private void read(ProtoReader reader) {
            while (reader.next()) {
                switch (reader.field()) {
                    case 1 -> offset = reader.zigZag();
                    case 2 -> reader.eachVarint(counts::add);
                    default -> reader.skip();
                }
            }
        }
    }

    /** Its attributes. */
    public IncomingAttributes attributes() {
        return attributes;
    }

    /** OTLP's {@code Exemplar} messages. */
    public Slices exemplars() {
        return exemplars;
    }

    /** Whether the sender has stopped to measure this. */
    public boolean hasNoValue() {
        return (flags & NO_RECORDED_VALUE) != 0;
    }

    /** The value of a sum or gauge. */
    public double value() {
        return value;
    }

    /** The number of measurements of a histogram or summary. */
    public long count() {
        return count;
    }

    /** Their sum, 0 when it was not told. */
    public double sum() {
        return sum;
    }

    /** Whether the sum was told. */
    public boolean hasSum() {
        return hasSum;
    }

    /** The counts of a histogram's buckets, one more than there are bounds. */
    public Numbers counts() {
        return counts;
    }

    /** The upper bounds of a histogram's buckets, as bits of doubles. */
    public Numbers bounds() {
        return bounds;
    }

    /** Of an exponential histogram: each bucket's bound is 2^(2^-scale) times the one before. */
    public int scale() {
        return scale;
    }

    /** Of an exponential histogram: the measurements that are zero, more or less. */
    public long zeroCount() {
        return zeroCount;
    }

    /** Of an exponential histogram: how far from zero these are at most. */
    public double zeroThreshold() {
        return zeroThreshold;
    }

    /** Of an exponential histogram: the buckets above zero. */
    public Buckets positive() {
        return positive;
    }

    /** Of an exponential histogram: the buckets below zero. */
    public Buckets negative() {
        return negative;
    }

    /** The quantiles of a summary, as bits of doubles. */
    public Numbers quantiles() {
        return quantiles;
    }

    /** The values at these quantiles, as bits of doubles. */
    public Numbers quantileValues() {
        return quantileValues;
    }

    /** Takes the place of the point before it. */
    public void read(IncomingMetric.Kind kind, ProtoReader reader) {
        clear();
        while (reader.next()) {
            switch (kind) {
                case GAUGE, SUM -> readNumber(reader);
                case HISTOGRAM -> readHistogram(reader);
                case EXPONENTIAL_HISTOGRAM -> readExponentialHistogram(reader);
                case SUMMARY -> readSummary(reader);
                case NONE -> throw new IllegalStateException("A metric of no kind has no points");
            }
        }
        if (kind == IncomingMetric.Kind.HISTOGRAM && counts.size() > 0 && counts.size() != bounds.size() + 1) {
            throw new MalformedMessageException(
                    "A histogram has %d counts for %d bounds".formatted(counts.size(), bounds.size()));
        }
    }

    private void readNumber(ProtoReader reader) {
        switch (reader.field()) {
            case 4 -> value = reader.float64();
            case 5 -> exemplars.add(reader.slice());
            case 6 -> value = reader.fixed64();
            case 7 -> attributes.add(reader.slice());
            case 8 -> flags = (int) reader.varint();
            default -> reader.skip();
        }
    }

    private void readHistogram(ProtoReader reader) {
        switch (reader.field()) {
            case 4 -> count = reader.fixed64();
            case 5 -> readSum(reader);
            case 6 -> reader.eachFixed64(counts::add);
            case 7 -> reader.eachFixed64(bounds::add);
            case 8 -> exemplars.add(reader.slice());
            case 9 -> attributes.add(reader.slice());
            case 10 -> flags = (int) reader.varint();
            default -> reader.skip();
        }
    }

    private void readExponentialHistogram(ProtoReader reader) {
        switch (reader.field()) {
            case 1 -> attributes.add(reader.slice());
            case 4 -> count = reader.fixed64();
            case 5 -> readSum(reader);
            case 6 -> scale = reader.zigZag();
            case 7 -> zeroCount = reader.fixed64();
            case 8 -> positive.read(reader.message());
            case 9 -> negative.read(reader.message());
            case 10 -> flags = (int) reader.varint();
            case 11 -> exemplars.add(reader.slice());
            case 14 -> zeroThreshold = reader.float64();
            default -> reader.skip();
        }
    }

    private void readSummary(ProtoReader reader) {
        switch (reader.field()) {
            case 4 -> count = reader.fixed64();
            case 5 -> readSum(reader);
            case 6 -> readQuantile(reader.message());
            case 7 -> attributes.add(reader.slice());
            case 8 -> flags = (int) reader.varint();
            default -> reader.skip();
        }
    }

    private void readSum(ProtoReader reader) {
        sum = reader.float64();
        hasSum = true;
    }

    private void readQuantile(ProtoReader reader) {
        long quantile = 0;
        long at = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> quantile = reader.fixed64();
                case 2 -> at = reader.fixed64();
                default -> reader.skip();
            }
        }
        quantiles.add(quantile);
        quantileValues.add(at);
    }

    private void clear() {
        attributes.clear();
        exemplars.clear();
        counts.clear();
        bounds.clear();
        positive.clear();
        negative.clear();
        quantiles.clear();
        quantileValues.clear();
        flags = 0;
        value = 0;
        count = 0;
        sum = 0;
        hasSum = false;
        scale = 0;
        zeroCount = 0;
        zeroThreshold = 0;
    }
}
