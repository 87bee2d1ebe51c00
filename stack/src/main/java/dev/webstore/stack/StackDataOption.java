package dev.webstore.stack;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.daemon.ShopNote;
import dev.webstore.stack.daemon.Stack;
import dev.webstore.stack.daemon.StackDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data-dir}, for every command that works on a stack. */
final class StackDataOption {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:WEBSTORE_DATA_DIR:-.webstore}",
            description = "The shop's data directory, in whose folder stack/ data and logs are kept"
                    + " (default: WEBSTORE_DATA_DIR, or .webstore).")
    private Path path = Path.of(".webstore");

    Stack stack() {
        return new Stack(directory());
    }

    /** The environment, and under it where the shop that runs from there has what it has. */
    Configuration settings() {
        return Configuration.of(ShopNote.settings(path))
                .with(Configuration.fromEnvironment().startingWith(""));
    }

    StackDirectory directory() {
        return new StackDirectory(path.resolve("stack"));
    }
}
