package dev.webstore.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Directories that live as long as a test. */
final class Directories {

    private Directories() {}

    static Path temporary(String name) {
        try {
            return Files.createTempDirectory("webstore-").resolve(name);
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot make a temporary directory", e);
        }
    }

    /** Deletes a directory made by {@link #temporary} with all that is in it and beside it. */
    static void delete(Path temporary) {
        try (var paths = Files.walk(temporary.getParent())) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot delete " + temporary, e);
        }
    }
}
