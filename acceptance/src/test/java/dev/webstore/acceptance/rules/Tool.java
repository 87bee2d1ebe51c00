package dev.webstore.acceptance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of the stack: from PATH, or from where {@code ./webstore stack} keeps programs. */
public record Tool(Path program) {

    /** Has a folder for each program. */
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "webstore", "stack");

    /** Finds promtool, or skips the test. */
    static Tool promtool() {
        return find("promtool");
    }

    /** Finds amtool, or skips the test. */
    static Tool amtool() {
        return find("amtool");
    }

    /** Runs it in a folder and expects it to be content; returns what it prints. */
    String run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        return run(folder, arguments, Map.of());
    }

    /** Runs it with more environment variables. */
    String run(Path folder, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
        return output;
    }

    /** Finds a program, or skips the test. */
    public static Tool find(String name) {
        Optional<Path> program = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .map(Path::of),
                        folders(CACHE))
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), name + " is neither on the PATH nor in " + CACHE);
        return new Tool(program.orElseThrow());
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> children = Files.exists(parent) ? Files.list(parent) : Stream.empty()) {
            return children.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
