package dev.webstore.traffic.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that a command writes at its end, and looks at before it begins: an hour's work is lost on a misspelt folder. */
public final class ReportFile {

    private ReportFile() {}

    /** Why {@code file} cannot be written; nothing when it can, or when there is none. */
    public static Optional<String> objection(@Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
        if (!Files.isDirectory(folder)) {
            return Optional.of("there is no folder " + folder);
        }
        boolean writable =
                Files.exists(file) ? Files.isRegularFile(file) && Files.isWritable(file) : Files.isWritable(folder);
        return writable ? Optional.empty() : Optional.of(file + " cannot be written");
    }
}
