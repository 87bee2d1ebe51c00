package dev.webstore.stack.install;

import dev.webstore.platform.json.Json;
import dev.webstore.stack.program.Program.CollectorComponents;
import dev.webstore.stack.program.Program.GoModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds programs from published Go modules. Everything comes through the ordinary client, which checks each module
 * against the public checksum database.
 */
final class GoToolchain {

    private static final String CHECKSUMS = "go.sum";

    private final Tool tool;
    private final Map<String, String> environment;

    /** @param parallelism how many packages are compiled at a time */
    GoToolchain(Tool tool, int parallelism) {
        this.tool = tool;
        this.environment = Map.of("GOFLAGS", "-mod=mod -p=" + parallelism);
    }

    /** Whether there is a Go on the PATH. */
    static boolean available(SearchPath path) {
        return path.find(List.of("go")).isPresent();
    }

    /**
     * Builds a program of a module.
     *
     * <p>A module of our own requires it, because {@code go install} refuses modules that replace some of what they
     * require, as Loki's does.
     */
    void build(GoModule module, String version, Path folder, Path executable) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>();
        lines.add("module webstore.dev/stack");
        lines.add("require " + module.module() + " " + version);
        lines.addAll(module.directives());
        Files.write(folder.resolve("go.mod"), lines);
        copyChecksums(module, version, folder);
        go(folder, "build", "-o", executable.toString(), module.module() + "/" + module.packageName());
    }

    /** The module's own list, itself checked with the module, has what the public database may not tell at the moment. */
    private void copyChecksums(GoModule module, String version, Path folder) throws IOException, InterruptedException {
        Path downloaded = folder.resolve("downloaded.json");
        Files.deleteIfExists(downloaded);
        // Not in the folder itself, whose go.mod would first have to be checked as a whole.
        tool.run(
                folder.toAbsolutePath().resolve(".."),
                environment,
                List.of("go", "mod", "download", "-json", module.module() + "@" + version),
                downloaded);
        Path origin =
                Path.of(Json.tree(Files.readAllBytes(downloaded)).path("Dir").asString());
        // As new bytes: a copy would be as read-only as the original, and Go adds to it.
        Files.write(folder.resolve(CHECKSUMS), Files.readAllBytes(origin.resolve(CHECKSUMS)));
    }

    /** Builds a collector with the official builder. */
    void build(CollectorComponents components, String version, Path folder, Path executable)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>();
        lines.add("dist:");
        lines.add("  name: " + executable.getFileName());
        lines.add("  version: " + version);
        lines.add("  output_path: " + executable.getParent());
        add(lines, "extensions", components.extensions());
        add(lines, "receivers", components.receivers());
        add(lines, "processors", components.processors());
        add(lines, "connectors", components.connectors());
        add(lines, "exporters", components.exporters());
        add(lines, "providers", components.providers());
        Path description = folder.resolve("builder.yaml");
        Files.write(description, lines);
        go(folder, "run", components.builder() + "@v" + version, "--config=" + description);
    }

    private static void add(List<String> lines, String kind, List<String> modules) {
        lines.add(kind + ":");
        modules.forEach(module -> lines.add("  - gomod: " + module));
    }

    private void go(Path folder, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add("go");
        command.addAll(List.of(arguments));
        tool.run(folder, environment, command);
    }
}
