package dev.webstore.traffic.scenario;

import dev.webstore.traffic.file.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where scenarios are. */
final class ScenarioFolder {

    /** Stands for all of them. */
    static final String ALL = "all";

    @Option(
            names = "--directory",
            paramLabel = "DIRECTORY",
            defaultValue = "${env:WEBSTORE_ROOT:-.}/traffic/scenarios",
            description = "Where the scenarios are (default: traffic/scenarios).")
    private Path directory = Path.of("traffic/scenarios");

    /**
     * All of them, by name.
     *
     * @param isAlert whether there is an alert of a name
     * @throws BadFileException when there are none, or one is wrong
     */
    List<Scenario> all(Predicate<String> isAlert) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> ScenarioFile.read(file, isAlert))
                    .toList();
        } catch (IOException e) {
            throw new BadFileException(List.of(directory + ": cannot be read"));
        }
    }

    /**
     * One of them, or all for {@code all}.
     *
     * @param isAlert whether there is an alert of a name
     * @throws BadFileException when there is none of that name
     */
    List<Scenario> named(String name, Predicate<String> isAlert) {
        if (name.equals(ALL)) {
            return all(isAlert);
        }
        Path file = directory.resolve(name + ".yaml");
        if (!Files.isRegularFile(file)) {
            throw new BadFileException(
                    List.of("There is no scenario %s; ./webstore scenario list names them".formatted(name)));
        }
        return List.of(ScenarioFile.read(file, isAlert));
    }
}
