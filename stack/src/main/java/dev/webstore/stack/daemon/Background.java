package dev.webstore.stack.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts processes that outlive this one, and stops them. */
final class Background {

    /** A Ctrl-C meant for a later command of the same terminal, or its end, must not reach them. */
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);

    private Background() {}

    /** Starts a program with that mark; its output is appended to {@code log}. */
    static RunningDaemon start(Daemon daemon, Mark mark, Path log) {
        List<String> command = new ArrayList<>(DEAF);
        command.addAll(daemon.command());
        var builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        // Meant for the shop; some of the programs would trace themselves into their own pipeline.
        builder.environment().keySet().removeIf(key -> key.startsWith("OTEL_"));
        builder.environment().putAll(daemon.environment());
        builder.environment().putAll(mark.environment());
        try {
            return RunningDaemon.of(daemon, builder.start().toHandle());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + daemon.name(), e);
        }
    }

    /** Asks all of them to stop, and ends those that have not after 20 s. */
    static void stop(List<RunningDaemon> daemons) throws InterruptedException {
        daemons.forEach(daemon -> daemon.process().ifPresent(ProcessHandle::destroy));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (anyAlive(daemons) && System.nanoTime() < deadline) {
            Thread.sleep(POLL);
        }
        daemons.stream().map(RunningDaemon::process).flatMap(Optional::stream).forEach(ProcessHandle::destroyForcibly);
        while (anyAlive(daemons)) {
            Thread.sleep(POLL);
        }
    }

    private static boolean anyAlive(List<RunningDaemon> daemons) {
        return daemons.stream().anyMatch(RunningDaemon::isAlive);
    }
}
