package dev.webstore.stack;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.install.Installer;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --cache}, for every command that needs programs. */
final class CacheOption {

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            defaultValue = "${env:WEBSTORE_STACK_CACHE:-${sys:user.home}/.cache/webstore/stack}",
            description = "Where programs are kept (default: WEBSTORE_STACK_CACHE, or ~/.cache/webstore/stack).")
    private Path path = Path.of(".cache");

    Installer installer() {
        return new Installer(path, Configuration.fromEnvironment());
    }
}
