package dev.webstore.console.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What some processes use, from {@code /proc}.
 *
 * @param cpuMillis processor time since they began
 * @param pssKilobytes resident memory, of what they share their share
 */
record ProcessFigures(long cpuMillis, long pssKilobytes) {

    private static final int MILLIS_PER_TICK = 10;

    /** Figures of a process and all that descend from it. */
    static ProcessFigures of(ProcessHandle process) throws IOException {
        long cpu = 0;
        long pss = 0;
        for (ProcessHandle each :
                Stream.concat(Stream.of(process), process.descendants()).toList()) {
            Path directory = Path.of("/proc", Long.toString(each.pid()));
            if (Files.exists(directory)) {
                String stat = Files.readString(directory.resolve("stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                cpu += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
                pss += pss(Files.readAllLines(directory.resolve("smaps_rollup")));
            }
        }
        return new ProcessFigures(cpu, pss);
    }

    private static long pss(List<String> rollup) {
        return rollup.stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
