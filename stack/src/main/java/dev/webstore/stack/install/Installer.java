package dev.webstore.stack.install;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import dev.webstore.stack.install.Acquisition.Found;
import dev.webstore.stack.install.Acquisition.Missing;
import dev.webstore.stack.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Gets programs: from the PATH, else from the cache, else into the cache from one of Debian's packages or by building
 * its Go module.
 *
 * <p>The cache has a folder for each program and its pins, so that a changed pin never finds the old one.
 */
public final class Installer {

    /** More does not help on few cores, and linking Loki alone takes a gigabyte. */
    private static final int PARALLEL_COMPILES = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final Path cache;
    private final SearchPath path;

    /** @param cache where what was fetched or built is kept */
    public Installer(Path cache, Configuration configuration) {
        this.cache = cache.toAbsolutePath().normalize();
        this.path = SearchPath.of(configuration.text("PATH", ""));
    }

    /** Looks on the PATH and in the cache, and fetches nothing. */
    public Acquisition find(Program program) {
        Optional<Path> onPath = path.find(program.onPath());
        if (onPath.isPresent()) {
            return new Found(program, onPath.get(), "PATH");
        }
        Path executable = executable(program);
        if (Files.isExecutable(executable)) {
            return new Found(program, executable, origin(program));
        }
        String absent = program.absent();
        return new Missing(program, absent == null ? "./webstore stack install gets it" : absent);
    }

    /**
     * The same, but fetches or builds what is not there.
     *
     * @param progress is told what takes long
     */
    public Acquisition install(Program program, Consumer<String> progress) throws InterruptedException {
        Acquisition there = find(program);
        if (there instanceof Found || program.absent() != null) {
            return there;
        }
        try {
            Path work = cache.resolve("work").resolve(folder(program));
            Files.createDirectories(work);
            Path log = work.resolve("build.log");
            Files.deleteIfExists(log);
            obtain(program, work, new Tool(log, path), progress);
            return new Found(program, executable(program), origin(program));
        } catch (InstallException e) {
            return new Missing(program, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + cache, e);
        }
    }

    private void obtain(Program program, Path work, Tool tool, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path made = work.resolve("out").resolve(program.executable());
        Files.createDirectories(made.getParent());
        if (program.debian() != null) {
            demand(DebianPackages.available(path), "needs Debian's apt-get and dpkg");
            progress.accept("%s: fetching Debian's package %s"
                    .formatted(program.name(), program.debian().packageName()));
            made = DebianPackages.unpack(program.debian(), work.resolve("package"), tool);
        } else {
            demand(GoToolchain.available(path), "needs Go on the PATH to build it");
            progress.accept("%s: building %s (some minutes)".formatted(program.name(), program.version()));
            build(program, work, made, new GoToolchain(tool, PARALLEL_COMPILES));
        }
        Path executable = executable(program);
        Files.createDirectories(executable.getParent());
        // Moved at the end: what is in the cache is whole.
        Files.move(made, executable, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void build(Program program, Path work, Path made, GoToolchain go)
            throws IOException, InterruptedException {
        String version = String.valueOf(program.version());
        if (program.go() != null) {
            go.build(program.go(), version, work.resolve("module"), made);
        } else if (program.collector() != null) {
            go.build(program.collector(), version, work.resolve("builder"), made);
        } else {
            throw new IllegalStateException(program.name() + " says nowhere where it comes from");
        }
    }

    private static void demand(boolean condition, String otherwise) {
        if (!condition) {
            throw new InstallException(otherwise);
        }
    }

    private Path executable(Program program) {
        return cache.resolve(folder(program)).resolve(program.executable());
    }

    private static String folder(Program program) {
        var pins = new CRC32();
        pins.update(Json.bytes(program));
        return "%s-%08x".formatted(program.name(), pins.getValue());
    }

    private static String origin(Program program) {
        return program.debian() != null
                ? "Debian's package " + program.debian().packageName()
                : "built " + program.version();
    }
}
