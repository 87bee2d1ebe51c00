package dev.webstore.launcher.instance;

import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** Where a WebStore keeps all it has: databases, the provider's book, logs, and who runs from it. */
public final class DataDirectory {

    private static final String INSTANCE = "instance.json";

    /** Everything that a WebStore puts there; anything else is somebody else's. */
    private static final Set<String> CONTENT = Set.of(
            "postgresql",
            "postgresql.lock",
            "postgresql.log",
            "redis",
            "redis.lock",
            "payment-provider",
            "logs",
            INSTANCE,
            INSTANCE + ".new");

    private final Path path;

    /** The directory at {@code path}, which need not exist. */
    public DataDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** Its absolute path. */
    public Path path() {
        return path;
    }

    /** Where the logs go unless a setting says otherwise. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** The living process that runs everything from here, if there is one. */
    public Optional<Instance> running() {
        try {
            return Optional.of(Json.read(Files.readAllBytes(path.resolve(INSTANCE)), Instance.class))
                    .filter(Instance::isAlive);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** Writes down who runs from here; others see either the old note or the new one. */
    public void note(Instance instance) {
        try {
            Files.createDirectories(path);
            Path fresh = path.resolve(INSTANCE + ".new");
            Files.write(fresh, Json.bytes(instance));
            Files.move(fresh, path.resolve(INSTANCE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + path, e);
        }
    }

    /** Forgets who ran from here. */
    public void forget() {
        try {
            Files.deleteIfExists(path.resolve(INSTANCE));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + path, e);
        }
    }

    /** The PostgreSQL and Redis processes that work on data in here, whoever started them. */
    public List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses().filter(this::serves).toList();
    }

    private boolean serves(ProcessHandle process) {
        String commandLine = process.info().commandLine().orElse("");
        return commandLine.contains(path.resolve("postgresql").toString())
                || commandLine.contains(path.resolve("redis").toString());
    }

    /** What is in here that no WebStore has put there. */
    public List<Path> foreignContent() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> !CONTENT.contains(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** Deletes the directory with all it holds. */
    public void delete() {
        try (Stream<Path> entries = Files.walk(path)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (NoSuchFileException e) {
            // There is nothing to delete.
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path, e);
        }
    }
}
