package dev.webstore.acceptance.pipeline;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.install.Acquisition;
import dev.webstore.stack.install.Acquisition.Found;
import dev.webstore.stack.install.Acquisition.Missing;
import dev.webstore.stack.install.Installer;
import dev.webstore.stack.program.Programs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs of the stack that are on this machine, where {@code webstore stack} looks for them. */
final class InstalledPrograms {

    private static final Installer INSTALLER = new Installer(
            Path.of(System.getProperty("user.home"), ".cache", "webstore", "stack"), Configuration.fromEnvironment());

    private InstalledPrograms() {}

    /** The executables of these, or the end of the test, which is skipped then. The log says which ones they are. */
    static Map<String, Path> find(List<String> names) {
        Map<String, Path> executables = new LinkedHashMap<>();
        for (String name : names) {
            switch (acquisition(name)) {
                case Found found -> {
                    System.out.printf("%s: %s (%s)%n", name, found.executable(), found.origin());
                    executables.put(name, found.executable());
                }
                case Missing missing -> abort("%s is missing: %s".formatted(name, missing.reason()));
            }
        }
        return executables;
    }

    /** The executable of this one where there is one. */
    static Optional<Path> search(String name) {
        return acquisition(name) instanceof Found found ? Optional.of(found.executable()) : Optional.empty();
    }

    private static Acquisition acquisition(String name) {
        return INSTALLER.find(Programs.load().programs().stream()
                .filter(program -> program.name().equals(name))
                .findFirst()
                .orElseThrow());
    }
}
