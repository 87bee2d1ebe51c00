package dev.webstore.traffic.load;

import dev.webstore.traffic.process.ProcessTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the processors of this machine work on, from Linux's {@code /proc}. Used by one thread. */
final class Processors {

    /** Less than this share of one core is not worth a line. */
    private static final double LEAST = 0.02;

    private final ProcessTable table = new ProcessTable();
    private final Map<String, Duration> before = new HashMap<>(table.cpuByName());
    private long at = System.nanoTime();

    /** Cores in use by each program since the last call, where it is worth mentioning. */
    Map<String, Double> coresInUse() {
        Map<String, Duration> now = table.cpuByName();
        long nanos = System.nanoTime();
        double seconds = Math.max(1e-3, (nanos - at) / 1e9);
        var cores = new TreeMap<String, Double>();
        now.forEach((name, cpu) -> {
            double used = cpu.minus(before.getOrDefault(name, Duration.ZERO)).toNanos() / 1e9 / seconds;
            if (used >= LEAST) {
                cores.put(name, Math.round(used * 100) / 100.0);
            }
        });
        // What could not be read this time is not forgotten, or all it ever used would count as new the next time.
        before.putAll(now);
        at = nanos;
        return cores;
    }
}
