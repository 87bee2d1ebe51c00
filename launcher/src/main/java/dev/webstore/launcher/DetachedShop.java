package dev.webstore.launcher;

import dev.webstore.launcher.instance.DataDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts {@code up} in a process that outlives this one. */
final class DetachedShop {

    private static final long POLL_MILLIS = 50;

    /** A Ctrl-C meant for a later command of the same terminal, or its end, must not reach the shop. */
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

    private DetachedShop() {}

    /**
     * Returns when the shop is ready, or has failed to start; shows meanwhile what it says.
     *
     * @param arguments the command line of the child
     * @return the exit code for this process
     */
    static int start(List<String> arguments, DataDirectory directory, PrintWriter out)
            throws IOException, InterruptedException {
        Files.createDirectories(directory.logs());
        Path output = directory.logs().resolve("up.log");
        Process child = new ProcessBuilder(command(arguments))
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var abandon = new Thread(child::destroy);
        Runtime.getRuntime().addShutdownHook(abandon);
        try (BufferedReader said = Files.newBufferedReader(output)) {
            boolean ready = false;
            while (!ready && child.isAlive()) {
                Thread.sleep(POLL_MILLIS);
                // Asked first: what it said before it was ready is then in the file.
                ready = isReady(child, directory);
                show(said, out);
            }
            show(said, out);
            Runtime.getRuntime().removeShutdownHook(abandon);
            return ready ? 0 : child.waitFor();
        }
    }

    private static boolean isReady(Process child, DataDirectory directory) {
        return directory
                .running()
                .filter(instance -> instance.pid() == child.pid() && instance.ready())
                .isPresent();
    }

    private static void show(BufferedReader said, PrintWriter out) throws IOException {
        char[] buffer = new char[4096];
        for (int length = said.read(buffer); length > 0; length = said.read(buffer)) {
            out.write(buffer, 0, length);
        }
        out.flush();
    }

    /** This process's own command line, but for the arguments. */
    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<>(DEAF);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Webstore.class.getName()));
        command.addAll(arguments);
        return command;
    }
}
