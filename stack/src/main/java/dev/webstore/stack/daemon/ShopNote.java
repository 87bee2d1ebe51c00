package dev.webstore.stack.daemon;

import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What {@code webstore up} leaves in its data directory while it runs.
 *
 * @param pid the number of its process
 * @param urls where its services are, by name
 * @param servers host and port of the PostgreSQL and the Redis that it started, by name
 */
public record ShopNote(
        long pid,
        @Nullable Map<String, String> urls,
        @Nullable Map<String, String> servers) {

    private static final String FILE = "instance.json";

    /** Where the shop that runs from this directory has what it has, as settings; none when none runs. */
    public static Map<String, String> settings(Path dataDirectory) {
        try {
            ShopNote note = Json.read(Files.readAllBytes(dataDirectory.resolve(FILE)), ShopNote.class);
            return note.isAlive() ? note.settings() : Map.of();
        } catch (NoSuchFileException | JacksonException none) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + dataDirectory, e);
        }
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        if (urls != null) {
            urls.forEach((name, url) -> ServiceName.of(name).ifPresent(service -> settings.put(service.urlKey(), url)));
        }
        if (servers != null) {
            servers.forEach((name, endpoint) ->
                    CollectorTargets.endpointOf(name).ifPresent(key -> settings.put(key, endpoint)));
        }
        return settings;
    }
}
