package dev.webstore.traffic.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Some processes with all their descendants, as they are at each reading. */
public final class ProcessTree {

    private static final Pattern PSS = Pattern.compile("^Pss:\\s+(\\d+) kB", Pattern.MULTILINE);

    private final Path proc;
    private final Set<Long> roots;

    /** The trees under {@code roots}. */
    public ProcessTree(Collection<Long> roots) {
        this(Path.of("/proc"), roots);
    }

    ProcessTree(Path proc, Collection<Long> roots) {
        this.proc = proc;
        this.roots = Set.copyOf(roots);
    }

    /** Whether this machine has {@code /proc} as Linux knows it. */
    public static boolean isReadable() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    /**
     * Processor time used so far by everything in the tree, including children that have ended since they were waited
     * for. Differences between two readings are exact to a hundredth of a second per process.
     */
    public Duration cpu() {
        return members().stream().map(ProcessStat::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Resident memory in bytes, each page that several processes share divided among them (proportional set size, PSS).
     * RSS would count PostgreSQL's shared buffers once per backend.
     */
    public long residentBytes() {
        return members().stream().mapToLong(member -> pss(member.pid())).sum();
    }

    List<ProcessStat> members() {
        List<ProcessStat> all = all(proc);
        var found = new ArrayList<ProcessStat>();
        var known = new HashSet<>(roots);
        var queue = new ArrayDeque<>(roots);
        all.stream().filter(process -> roots.contains(process.pid())).forEach(found::add);
        while (!queue.isEmpty()) {
            long parent = queue.remove();
            for (ProcessStat process : all) {
                if (process.parent() == parent && known.add(process.pid())) {
                    found.add(process);
                    queue.add(process.pid());
                }
            }
        }
        return found;
    }

    /** Every process there is. */
    static List<ProcessStat> everything() {
        return all(Path.of("/proc"));
    }

    private static List<ProcessStat> all(Path proc) {
        try (Stream<Path> entries = Files.list(proc)) {
            return entries.filter(
                            entry -> entry.getFileName().toString().chars().allMatch(Character::isDigit))
                    .flatMap(entry -> read(entry.resolve("stat")).stream())
                    .map(ProcessStat::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long pss(long pid) {
        return read(proc.resolve(Long.toString(pid)).resolve("smaps_rollup"))
                .map(PSS::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> Long.parseLong(matcher.group(1)) * 1024)
                .orElse(0L);
    }

    /** The file's text, or nothing when the process has just ended. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file)).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
