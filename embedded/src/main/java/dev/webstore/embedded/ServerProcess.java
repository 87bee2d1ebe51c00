package dev.webstore.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A server known by its pid file: it was started detached, so that a Ctrl-C meant for the shop does not reach it. */
final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** In {@code /proc/PID/stat}, the number of threads is the 20th field and the state the third. */
    private static final int THREADS_AFTER_STATE = 17;

    private final ProcessHandle handle;
    private final String mark;

    private ServerProcess(ProcessHandle handle, String mark) {
        this.handle = handle;
        this.mark = mark;
    }

    /**
     * The living process whose number is in the first line of {@code pidFile}, if its command line names {@code mark}: a
     * number alone may long belong to somebody else.
     */
    static Optional<ServerProcess> of(Path pidFile, String mark) {
        return pidIn(pidFile)
                .flatMap(ProcessHandle::of)
                .map(process -> new ServerProcess(process, mark))
                .filter(ServerProcess::lives);
    }

    private static Optional<Long> pidIn(Path pidFile) {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(line -> Long.valueOf(line.strip()));
        } catch (IOException | NumberFormatException noPid) {
            return Optional.empty();
        }
    }

    long pid() {
        return handle.pid();
    }

    /** Asks the process to end by the given signal, and makes it when it does not within ten seconds. */
    void stop(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (!ended()) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** Ends the process as a power cut would. */
    void kill() {
        handle.destroyForcibly();
        try {
            ended();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Polls, because {@link ProcessHandle#onExit} looks ever more rarely at a process that is no child of ours. */
    private boolean ended() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (holdsPorts() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        return !holdsPorts();
    }

    /**
     * Linux takes the command line from a process that ends before it closes its sockets. It is through when it is a
     * zombie without other threads, see proc_pid_stat(5).
     */
    private boolean holdsPorts() {
        if (!handle.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid()), "stat"));
            String[] fromState = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return !fromState[0].equals("Z") || Integer.parseInt(fromState[THREADS_AFTER_STATE]) > 1;
        } catch (IOException notLinuxOrJustGone) {
            return lives();
        }
    }

    /** One that has ended and waits for its parent to notice has no command line any more. */
    private boolean lives() {
        return handle.isAlive() && handle.info().commandLine().orElse("").contains(mark);
    }
}
