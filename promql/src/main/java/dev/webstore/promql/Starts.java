package dev.webstore.promql;

/**
 * What is known of when samples began to be counted.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/feature_flags/#use-start-timestamps">Start timestamps</a>
 */
final class Starts {

    private Starts() {}

    /** Whether a sample counts from after the one before it. */
    static boolean isAnew(Samples samples, int index) {
        long start = samples.start(index);
        long before = samples.time(index - 1);
        if (start == 0 || start >= samples.time(index) || start < before) {
            return false;
        } else if (start > before) {
            return true;
        }
        // It begins where the one before ends: a difference, or a counter whose first sample stands for its begin.
        long startBefore = samples.start(index - 1);
        return startBefore != 0 && startBefore < before;
    }

    /** Whether what the first sample counts began within the range. */
    static boolean isWithin(Samples samples) {
        long start = samples.start(0);
        return start != 0 && start > samples.begin() && start < samples.time(0);
    }

    /** Whether a sample counts again what one before it has counted. */
    static boolean overlap(Samples samples) {
        for (int i = 1; i < samples.size(); i++) {
            long start = samples.start(i);
            if (start != 0 && start < samples.time(i - 1) && start != samples.start(i - 1)) {
                return true;
            }
        }
        return false;
    }
}
