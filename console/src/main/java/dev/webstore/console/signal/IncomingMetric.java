package dev.webstore.console.signal;

import dev.webstore.console.wire.ProtoReader;

/** A metric that is being received, with all its data points; one object serves all metrics of an export. */
public final class IncomingMetric {

    /** OTLP's kinds of metric, with their field numbers. */
    public enum Kind {
        NONE(0),
        GAUGE(5),
        SUM(7),
        HISTOGRAM(9),
        EXPONENTIAL_HISTOGRAM(10),
        SUMMARY(11);

        private final int field;

        Kind(int field) {
            this.field = field;
        }

        private static Kind of(int field) {
            for (Kind kind : values()) {
                if (kind.field == field) {
                    return kind;
                }
            }
            return NONE;
        }
    }

    private static final int DELTA = 1;

    private final Slices points = new Slices();
    private Resource resource = Resource.UNKNOWN;
    private String name = "";
    private String description = "";
    private String unit = "";
    private Kind kind = Kind.NONE;
    private int temporality;
    private boolean monotonic;

    IncomingMetric() {}

    /** Who sent it. */
    public Resource resource() {
        return resource;
    }

    /** OpenTelemetry's name for it. */
    public String name() {
        return name;
    }

    /** What it measures. */
    public String description() {
        return description;
    }

    /** Its unit in UCUM. */
    public String unit() {
        return unit;
    }

    /** How it measures. */
    public Kind kind() {
        return kind;
    }

    /** Whether its points count since the point before, and not since the start. */
    public boolean isDelta() {
        return temporality == DELTA;
    }

    /** Whether a sum only grows. */
    public boolean isMonotonic() {
        return monotonic;
    }

    /** The data points, to be read by {@link IncomingPoint} according to {@link #kind()}. */
    public Slices points() {
        return points;
    }

    void of(Resource from) {
        resource = from;
    }

    /** Takes the place of the metric before it. */
    void read(ProtoReader reader) {
        points.clear();
        name = "";
        description = "";
        unit = "";
        kind = Kind.NONE;
        temporality = 0;
        monotonic = false;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> name = reader.slice().text();
                case 2 -> description = reader.slice().text();
                case 3 -> unit = reader.slice().text();
                case 5, 7, 9, 10, 11 -> {
                    kind = Kind.of(reader.field());
                    points.clear();
                    readData(reader.message());
                }
                default -> reader.skip();
            }
        }
    }

    private void readData(ProtoReader reader) {
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> points.add(reader.slice());
                case 2 -> temporality = (int) reader.varint();
                case 3 -> monotonic = reader.varint() != 0;
                default -> reader.skip();
            }
        }
    }
}
