package dev.webstore.stack.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the tools that fetch and build, and keeps what they say. */
final class Tool {

    private static final long MAX_HOURS = 2;

    /** Finds the command on the PATH it is given, and leaves the machine to those who wait for something. */
    private static final List<String> GENTLY = List.of("nice", "-n", "10");

    private final Path log;
    private final SearchPath path;

    /**
     * Tools of that PATH.
     *
     * @param log what all output is appended to
     */
    Tool(Path log, SearchPath path) {
        this.log = log;
        this.path = path;
    }

    /**
     * Runs a command to its end.
     *
     * @throws InstallException when it fails, with what it said
     */
    void run(Path folder, Map<String, String> environment, List<String> command) throws InterruptedException {
        run(folder, environment, command, log);
    }

    /**
     * Runs a command to its end.
     *
     * @param output takes what it writes to standard output
     * @throws InstallException when it fails, with what it said
     */
    void run(Path folder, Map<String, String> environment, List<String> command, Path output)
            throws InterruptedException {
        try {
            var builder = new ProcessBuilder(
                            Stream.concat(GENTLY.stream(), command.stream()).toList())
                    .directory(folder.toFile())
                    .redirectError(Redirect.appendTo(log.toFile()))
                    .redirectOutput(Redirect.appendTo(output.toFile()));
            builder.environment().putAll(environment);
            builder.environment().put("PATH", path.toString());
            Process process = builder.start();
            try {
                if (!process.waitFor(MAX_HOURS, TimeUnit.HOURS)) {
                    throw new InstallException("%s takes more than %d h".formatted(command.getFirst(), MAX_HOURS));
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
            if (process.exitValue() != 0) {
                throw new InstallException("%s failed: %s (all of it: %s)".formatted(command.getFirst(), why(), log));
            }
        } catch (IOException e) {
            throw new InstallException("%s cannot be run: %s".formatted(command.getFirst(), e.getMessage()));
        }
    }

    /** The first line that names an error; where that only begins to tell who requires what, the last one. */
    private String why() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> said =
                    lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
            String last = said.isEmpty() ? "it said nothing" : said.getLast();
            return said.stream()
                    .filter(Tool::namesAnError)
                    .findFirst()
                    .filter(line -> !line.endsWith(" requires"))
                    .orElse(last);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log, e);
        }
    }

    private static boolean namesAnError(String line) {
        boolean go = line.startsWith("go: ") && !line.startsWith("go: downloading");
        return go || line.startsWith("E: ");
    }
}
