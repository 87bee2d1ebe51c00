package dev.webstore.stack.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A program that was started in the background.
 *
 * @param pid the number of its process
 * @param startedAt when that started, which tells it from a later process of the same number
 * @param executable the file it runs
 * @param url where people or other programs find it
 * @param health answers 200 when it is ready
 */
public record RunningDaemon(String name, long pid, Instant startedAt, String executable, String url, String health) {

    /** The system counts a start from its own, which it knows to the second. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static RunningDaemon of(Daemon daemon, ProcessHandle process) {
        return new RunningDaemon(
                daemon.name(),
                process.pid(),
                startOf(process),
                daemon.command().getFirst(),
                daemon.url(),
                daemon.health());
    }

    /** The same program in another process. */
    RunningDaemon succeededBy(ProcessHandle process) {
        return new RunningDaemon(name, process.pid(), startOf(process), executable, url, health);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElseGet(Instant::now);
    }

    /** Its process, if that still lives and is no other that came to the same number. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isIt);
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process().isPresent();
    }

    private boolean isIt(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean sameStart = info.startInstant()
                .filter(start -> Duration.between(startedAt, start).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
        // The shell that starts it becomes it a moment later.
        return sameStart
                && info.commandLine().filter(line -> line.contains(executable)).isPresent();
    }
}
