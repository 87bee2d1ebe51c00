package dev.webstore.stack.install;

import java.io.IOException;
import java.io.UncheckedIOException;
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
     * @throws InstallException when it fails, with the last line it said
     */
    void run(Path folder, Map<String, String> environment, List<String> command) throws InterruptedException {
        try {
            var builder = new ProcessBuilder(
                            Stream.concat(GENTLY.stream(), command.stream()).toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
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

    /** The first line that names an error, else the last one. */
    private String why() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> said = lines.filter(line -> !line.isBlank()).toList();
            return said.stream()
                    .filter(Tool::namesAnError)
                    .findFirst()
                    .orElse(said.isEmpty() ? "it said nothing" : said.getLast());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log, e);
        }
    }

    private static boolean namesAnError(String line) {
        boolean go = line.startsWith("go: ") && !line.startsWith("go: downloading");
        return go || line.startsWith("E: ");
    }
}
