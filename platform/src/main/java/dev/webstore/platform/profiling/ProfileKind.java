package dev.webstore.platform.profiling;

/** What is sampled, under the names that Pyroscope knows it by. */
enum ProfileKind {
    /** Time on a CPU; where the JVM cannot measure that, time in which Java code ran or could have. */
    CPU("process_cpu", "cpu", "nanoseconds", "cpu"),
    /** Memory allocated, whether or not it is still in use. */
    ALLOCATION("memory", "alloc_space", "bytes", "space");

    private final String metric;
    private final String type;
    private final String unit;
    private final String periodType;

    ProfileKind(String metric, String type, String unit, String periodType) {
        this.metric = metric;
        this.type = type;
        this.unit = unit;
        this.periodType = periodType;
    }

    /** The name of the series. */
    String metric() {
        return metric;
    }

    /** What a sample counts. */
    String type() {
        return type;
    }

    /** The unit of what a sample counts, and of the period. */
    String unit() {
        return unit;
    }

    /** What had to pass for a sample to be taken. */
    String periodType() {
        return periodType;
    }
}
