package dev.webstore.launcher;

import dev.webstore.launcher.instance.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data-dir}, for every command that works on one. */
final class DataOption {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:WEBSTORE_DATA_DIR:-.webstore}",
            description = "Where all data and logs are kept (default: WEBSTORE_DATA_DIR, or .webstore).")
    private Path path = Path.of(".webstore");

    DataDirectory directory() {
        return new DataDirectory(path);
    }
}
