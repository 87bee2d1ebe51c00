package dev.webstore.console.derived;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads how busy the machine is off Linux's {@code /proc}, by the names of the collector's host metrics receiver. */
final class HostFigures implements DerivedSource {

    /** The columns of a processor's line in {@code /proc/stat}, as the receiver calls them. */
    private static final List<String> CPU_STATES =
            List.of("user", "nice", "system", "idle", "wait", "interrupt", "softirq", "steal");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Path proc;
    private final String environment;
    /** What each processor had spent in each state when it was last looked at. */
    private final Map<String, long[]> before = new HashMap<>();

    /** Reads {@code proc}, which is {@code /proc}. */
    HostFigures(Path proc, String environment) {
        this.proc = proc;
        this.environment = environment;
    }

    /** Whether there is something to read. */
    static boolean canRead(Path proc) {
        return Files.isReadable(proc.resolve("stat")) && Files.isReadable(proc.resolve("meminfo"));
    }

    @Override
    public void collect(SeriesWriter writer) throws IOException {
        for (String line : Files.readAllLines(proc.resolve("stat"))) {
            if (line.matches("cpu\\d+ .*")) {
                writeProcessor(line, writer);
            }
        }
        writeMemory(Files.readAllLines(proc.resolve("meminfo")), writer);
        for (String line : Files.readAllLines(proc.resolve("net/dev"))) {
            if (line.contains(":")) {
                writeDevice(line, writer);
            }
        }
    }

    /** The shares of the time since it was last looked at. */
    private void writeProcessor(String line, SeriesWriter writer) {
        String[] words = SPACE.split(line, -1);
        long[] spent = Arrays.stream(words)
                .skip(1)
                .limit(CPU_STATES.size())
                .mapToLong(Long::parseLong)
                .toArray();
        long[] last = before.put(words[0], spent);
        long passed = last == null
                ? 0
                : Arrays.stream(spent).sum() - Arrays.stream(last).sum();
        for (int i = 0; passed > 0 && last != null && i < spent.length; i++) {
            Map<String, String> labels = labels("state", CPU_STATES.get(i));
            labels.put("cpu", words[0]);
            writer.gauge(
                    "system_cpu_utilization_ratio",
                    "The share of its time that a processor was in a state",
                    labels,
                    (double) (spent[i] - last[i]) / passed);
        }
    }

    private void writeMemory(List<String> lines, SeriesWriter writer) {
        Map<String, Long> bytes = new HashMap<>();
        for (String line : lines) {
            String[] words = SPACE.split(line, -1);
            bytes.put(words[0].replace(":", ""), Long.parseLong(words[1]) * 1024);
        }
        long free = bytes.getOrDefault("MemFree", 0L);
        long buffered = bytes.getOrDefault("Buffers", 0L);
        long cached = bytes.getOrDefault("Cached", 0L);
        long reclaimable = bytes.getOrDefault("SReclaimable", 0L);
        writeMemory("free", free, writer);
        writeMemory("buffered", buffered, writer);
        writeMemory("cached", cached, writer);
        writeMemory("slab_reclaimable", reclaimable, writer);
        writeMemory("used", bytes.getOrDefault("MemTotal", 0L) - free - buffered - cached - reclaimable, writer);
    }

    private void writeMemory(String state, long bytes, SeriesWriter writer) {
        writer.gauge(
                "system_memory_usage_bytes", "Memory by what it is used for", labels("state", state), (double) bytes);
    }

    private void writeDevice(String line, SeriesWriter writer) {
        String[] sides = line.split(":", 2);
        String[] numbers = SPACE.split(sides[1].strip(), -1);
        writeTraffic(sides[0].strip(), "receive", numbers[0], writer);
        writeTraffic(sides[0].strip(), "transmit", numbers[8], writer);
    }

    private void writeTraffic(String device, String direction, String bytes, SeriesWriter writer) {
        Map<String, String> labels = labels("direction", direction);
        labels.put("device", device);
        writer.counter(
                "system_network_io_bytes_total", "Bytes through a network device", labels, Double.parseDouble(bytes));
    }

    private Map<String, String> labels(String name, String value) {
        var labels = new HashMap<String, String>();
        labels.put("job", "host");
        labels.put("deployment_environment_name", environment);
        labels.put(name, value);
        return labels;
    }
}
