package dev.webstore.stack.daemon;

import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Where the programs keep their data and logs, and the notes on which of them run. */
public final class StackDirectory {

    private static final String PORTS = "ports.json";
    private static final String TARGETS = "targets.json";

    private final Path path;

    /** The directory at {@code path}, which need not exist. */
    public StackDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** Its absolute path. */
    public Path path() {
        return path;
    }

    /** A folder for data, made if it does not exist. */
    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + path, e);
        }
    }

    /** Where a program's output goes. */
    Path log(String name) {
        return folder("logs").resolve(name + ".log");
    }

    /** The programs that were started and not stopped, in the order of their names; some may have ended. */
    List<RunningDaemon> noted() {
        try (Stream<Path> notes = Files.list(path.resolve("run"))) {
            return notes.filter(note -> note.toString().endsWith(".json"))
                    .map(StackDirectory::read)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(RunningDaemon::name))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** The ports that were settled on at the last start, by their settings. */
    public Map<String, String> ports() {
        return settings(PORTS);
    }

    /** Notes the ports. */
    void notePorts(Map<String, String> ports) {
        noteSettings(PORTS, ports);
    }

    /** Whom the collector asks since its last start, by their settings. */
    Map<String, String> targets() {
        return settings(TARGETS);
    }

    /** Notes whom the collector asks. */
    void noteTargets(Map<String, String> targets) {
        noteSettings(TARGETS, targets);
    }

    private Map<String, String> settings(String file) {
        try {
            JsonNode settings = Json.tree(Files.readAllBytes(path.resolve(file)));
            return settings.propertyStream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, setting -> setting.getValue().asString()));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private void noteSettings(String file, Map<String, String> settings) {
        try {
            Files.write(folder(".").resolve(file), Json.bytes(settings));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + path, e);
        }
    }

    /** Notes that a program runs; others see either no note or all of it. */
    void note(RunningDaemon daemon) {
        try {
            Path fresh = folder("run").resolve(daemon.name() + ".new");
            Files.write(fresh, Json.bytes(daemon));
            Files.move(fresh, note(daemon.name()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + path, e);
        }
    }

    /** Forgets a program. */
    void forget(RunningDaemon daemon) {
        try {
            Files.deleteIfExists(note(daemon.name()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + path, e);
        }
    }

    private Path note(String name) {
        return path.resolve("run").resolve(name + ".json");
    }

    private static Optional<RunningDaemon> read(Path note) {
        try {
            return Optional.of(Json.read(Files.readAllBytes(note), RunningDaemon.class));
        } catch (JacksonException | IOException goneOrForeign) {
            return Optional.empty();
        }
    }
}
