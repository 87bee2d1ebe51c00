package dev.webstore.stack.program;

import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Every program of the stack, as {@code programs.json} pins them. */
public record Programs(List<Program> programs) {

    /** Reads the list. */
    public static Programs load() {
        try (InputStream in = Objects.requireNonNull(Programs.class.getResourceAsStream("programs.json"))) {
            return Json.read(in.readAllBytes(), Programs.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program of that name, if there is one. */
    public Optional<Program> named(String name) {
        return programs.stream().filter(program -> program.name().equals(name)).findFirst();
    }
}
