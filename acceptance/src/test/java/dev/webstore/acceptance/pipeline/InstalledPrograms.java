package dev.webstore.acceptance.pipeline;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.install.Acquisition.Found;
import dev.webstore.stack.install.Acquisition.Missing;
import dev.webstore.stack.install.Installer;
import dev.webstore.stack.program.Program;
import dev.webstore.stack.program.Programs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The programs of the stack that are on this machine, where {@code webstore stack} looks for them. */
final class InstalledPrograms {

    private static final Installer INSTALLER = new Installer(
            Path.of(System.getProperty("user.home"), ".cache", "webstore", "stack"), Configuration.fromEnvironment());

    private InstalledPrograms() {}

    /** The executables of these, or the end of the test, which is skipped then. */
    static Map<String, Path> find(List<String> names) {
        Map<String, Path> executables = new LinkedHashMap<>();
        for (Program program : Programs.load().programs()) {
            if (names.contains(program.name())) {
                switch (INSTALLER.find(program)) {
                    case Found found -> executables.put(program.name(), found.executable());
                    case Missing missing -> abort("%s is missing: %s".formatted(program.name(), missing.reason()));
                }
            }
        }
        return executables;
    }
}
