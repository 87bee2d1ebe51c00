package dev.webstore.traffic.bench;

import dev.webstore.traffic.process.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds all processes of a system under test. */
final class ServersUnderTest {

    private static final Set<String> PID_FILES = Set.of("postmaster.pid", "redis.pid");

    private ServersUnderTest() {}

    /**
     * A JVM with its children, and the PostgreSQL and Redis servers that keep their data under {@code data}: these are
     * detached from the process that starts them.
     */
    static ProcessTree of(long jvm, Path data) {
        var roots = new ArrayList<Long>();
        roots.add(jvm);
        roots.addAll(detached(data));
        return new ProcessTree(roots);
    }

    private static List<Long> detached(Path data) {
        try (Stream<Path> files = Files.find(
                data, 4, (path, _) -> PID_FILES.contains(path.getFileName().toString()))) {
            return files.map(ServersUnderTest::firstLine).map(Long::valueOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
