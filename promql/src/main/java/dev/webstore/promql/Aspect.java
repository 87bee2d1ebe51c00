package dev.webstore.promql;

/** What of its sample an element of a vector is. */
enum Aspect {
    VALUE,
    /** When it was taken, in seconds. */
    TIME,
    /** The same, and it has to be a number: histograms describe nothing. */
    TIME_OF_INFO,
    /** Since when it has been counted, in seconds. */
    START;

    /** Puts it for a sample. */
    void put(Column column, int step, Series series, int index) {
        switch (this) {
            case VALUE -> {
                column.put(step, series.value(index));
                column.put(step, series.histogram(index));
            }
            case TIME -> column.put(step, series.time(index) / 1e3);
            case TIME_OF_INFO -> {
                if (series.histogram(index) != null) {
                    throw new EvaluationException("this should be an info metric, with float samples: "
                            + series.labels().inBraces());
                }
                column.put(step, series.time(index) / 1e3);
            }
            case START -> column.put(step, series.start(index) / 1e3);
        }
    }
}
