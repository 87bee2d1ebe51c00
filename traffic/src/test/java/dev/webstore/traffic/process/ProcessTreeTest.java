package dev.webstore.traffic.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {

    @TempDir
    Path proc;

    @Test
    void countsEveryDescendantOfEachRootOnce() throws IOException {
        process(10, 1, 100, 1000);
        process(11, 10, 10, 200);
        process(12, 11, 5, 30);
        process(20, 1, 7, 4);
        process(30, 1, 999, 999);
        Files.createDirectories(proc.resolve("self"));

        var tree = new ProcessTree(proc, List.of(10L, 11L, 20L));

        assertThat(tree.members()).extracting(ProcessStat::pid).containsExactlyInAnyOrder(10L, 11L, 12L, 20L);
        assertThat(tree.cpu()).isEqualTo(Duration.ofMillis(1_220));
        assertThat(tree.residentBytes()).isEqualTo(1234 * 1024);
    }

    @Test
    void aProcessThatEndsMeanwhileCountsForNothing() throws IOException {
        process(10, 1, 100, 1000);
        Files.createDirectories(proc.resolve("11"));

        var tree = new ProcessTree(proc, List.of(10L, 11L));

        assertThat(tree.cpu()).isEqualTo(Duration.ofSeconds(1));
    }

    private void process(long pid, long parent, long ticks, long kilobytes) throws IOException {
        Path directory = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                directory.resolve("stat"),
                "%d (some process) S %d 1 1 0 -1 0 9 0 0 0 %d 0 0 0 20 0 1 0 1 2 3".formatted(pid, parent, ticks));
        Files.writeString(
                directory.resolve("smaps_rollup"),
                "00400000-7fff [rollup]\nRss: 99999 kB\nPss:  %d kB\nPss_Dirty: 77 kB\n".formatted(kilobytes));
    }
}
