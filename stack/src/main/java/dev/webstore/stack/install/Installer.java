package dev.webstore.stack.install;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import dev.webstore.stack.install.Acquisition.Found;
import dev.webstore.stack.install.Acquisition.Missing;
import dev.webstore.stack.program.Program;
import dev.webstore.stack.program.Program.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Gets programs: from the PATH, else from the cache, else into the cache from one of Debian's packages or by building
 * its Go module, else from a release whose checksum is known.
 *
 * <p>The cache has a folder for each program and its pins, so that a changed pin never finds the old one.
 */
public final class Installer {

    /** More does not help on few cores, and linking Loki alone takes a gigabyte. */
    private static final int PARALLEL_COMPILES = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    /** As in grafana-13.0.0/bin/grafana. */
    private static final int RELEASE_DEPTH = 3;

    private final Path cache;
    private final Configuration configuration;
    private final SearchPath path;

    /** @param cache where what was fetched or built is kept */
    public Installer(Path cache, Configuration configuration) {
        this.cache = cache.toAbsolutePath().normalize();
        this.configuration = configuration;
        this.path = SearchPath.of(configuration.text("PATH", ""));
    }

    /** Looks on the PATH and in the cache, and fetches nothing. */
    public Acquisition find(Program named) {
        Program program = asSet(named);
        Optional<Path> onPath = path.find(program.onPath());
        if (onPath.isPresent()) {
            return new Found(program, onPath.get(), "PATH");
        }
        Optional<Path> cached = cached(program);
        if (cached.isPresent()) {
            return new Found(program, cached.get(), origin(program));
        }
        String absent = program.absent();
        return new Missing(program, absent == null ? "./webstore stack install gets it" : absent);
    }

    /**
     * The same, but fetches or builds what is not there.
     *
     * @param progress is told what takes long
     */
    public Acquisition install(Program named, Consumer<String> progress) throws InterruptedException {
        Acquisition there = find(named);
        Program program = there.program();
        if (there instanceof Found || (program.absent() != null && !isRelease(program))) {
            return there;
        }
        try {
            Path work = cache.resolve("work").resolve(folder(program));
            Files.createDirectories(work);
            Path log = work.resolve("build.log");
            Files.deleteIfExists(log);
            obtain(program, work, new Tool(log, path), progress);
            return cached(program)
                    .<Acquisition>map(executable -> new Found(program, executable, origin(program)))
                    .orElseGet(() -> new Missing(program, "there is no %s in it".formatted(program.executable())));
        } catch (InstallException e) {
            return new Missing(program, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + cache, e);
        }
    }

    /** With the release that the settings name, if they do. */
    private Program asSet(Program program) {
        Release release = program.release();
        if (release == null) {
            return program;
        }
        String key = "WEBSTORE_STACK_" + program.name().toUpperCase(Locale.ROOT);
        return program.with(new Release(
                configuration.text(key + "_ARCHIVE", release.url()),
                configuration.text(key + "_SHA256").orElse(release.sha256())));
    }

    /** Whether it is fetched as a release: there is no other way, and it is known what to expect. */
    private static boolean isRelease(Program program) {
        return program.release() != null && program.release().sha256() != null;
    }

    private void obtain(Program program, Path work, Tool tool, Consumer<String> progress)
            throws IOException, InterruptedException {
        Release release = program.release();
        if (release != null && isRelease(program)) {
            progress.accept("%s: fetching %s".formatted(program.name(), release.url()));
            Path tree = Releases.unpack(release, work.resolve("release"), tool);
            Files.move(tree, cache.resolve(folder(program)), StandardCopyOption.ATOMIC_MOVE);
            return;
        }
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

    /** Releases come in folders of their own making. */
    private Optional<Path> cached(Program program) {
        Path folder = cache.resolve(folder(program));
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder, RELEASE_DEPTH)) {
            return files.filter(file -> file.getFileName().toString().equals(program.executable()))
                    .filter(Files::isRegularFile)
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
    }

    private static String folder(Program program) {
        var pins = new CRC32();
        pins.update(Json.bytes(program));
        return "%s-%08x".formatted(program.name(), pins.getValue());
    }

    private static String origin(Program program) {
        if (program.release() != null) {
            return program.release().url();
        }
        return program.debian() != null
                ? "Debian's package " + program.debian().packageName()
                : "built " + program.version();
    }
}
