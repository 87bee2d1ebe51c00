package dev.webstore.traffic.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of our own making that lives no longer than this process. */
public final class ChildJvm implements AutoCloseable {

    private static final long STOP_SECONDS = 20;

    private final Process process;
    private final Thread hook;

    private ChildJvm(Process process) {
        this.process = process;
        this.hook = Thread.ofPlatform().unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Options that this JVM was itself started with, so that a child runs under the same ones. */
    public static List<String> ownOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    /**
     * Starts a jar.
     *
     * @param options options of the JVM
     * @param environment added to this process's environment
     * @param log receives what it prints
     */
    public static ChildJvm startJar(
            Path jar, List<String> options, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException {
        return start(options, List.of("-jar", jar.toString()), arguments, environment, log);
    }

    /** Starts the main method of a class on this process's own class path. */
    public static ChildJvm startClass(
            Class<?> main, List<String> options, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException {
        return start(
                options,
                List.of("-cp", System.getProperty("java.class.path"), main.getName()),
                arguments,
                environment,
                log);
    }

    private static ChildJvm start(
            List<String> options,
            List<String> target,
            List<String> arguments,
            Map<String, String> environment,
            Path log)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(target);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to stop, and insists after 20 s. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
