package dev.webstore.launcher.shop;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * A PostgreSQL data directory beside the artifact, with the databases of a new shop and nothing sold. The build makes
 * it, so that the first start need not: initdb and the migrations take longer than all the rest.
 */
public final class PreparedDatabase {

    /** There are well over a thousand files, each of which waits for the disk. */
    private static final int AT_ONCE = 32;

    private PreparedDatabase() {}

    /** Keeps the data directory of a stopped PostgreSQL at {@code prepared}, for the starts to come. */
    public static void keep(Path directory, Path prepared) {
        copy(directory, prepared);
    }

    /** Fills {@code directory} if it does not exist, and something is prepared. */
    static void fill(Path directory) {
        fill(directory, besideTheArtifact());
    }

    static void fill(Path directory, Path prepared) {
        if (!Files.exists(directory) && Files.isDirectory(prepared)) {
            copy(prepared, directory);
        }
    }

    private static Path besideTheArtifact() {
        try {
            return Path.of(PreparedDatabase.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("postgresql");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of it or nothing, whatever happens meanwhile, and on the disk: PostgreSQL trusts what it finds. */
    private static void copy(Path from, Path to) {
        Path unfinished = to.resolveSibling(to.getFileName() + ".new");
        try (ExecutorService copying = Executors.newFixedThreadPool(AT_ONCE)) {
            Files.createDirectories(unfinished.toAbsolutePath().getParent());
            List<Future<?>> files = new ArrayList<>();
            for (Path source : everythingIn(from)) {
                Path target = unfinished.resolve(from.relativize(source));
                if (!Files.isDirectory(source)) {
                    files.add(copying.submit(() -> copyFile(source, target)));
                } else if (!Files.exists(target)) {
                    Files.copy(source, target, COPY_ATTRIBUTES);
                }
            }
            for (Future<?> file : files) {
                file.get();
            }
            Files.move(unfinished, to, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy %s to %s".formatted(from, to), e);
        } catch (ExecutionException e) {
            throw new UncheckedIOException("Cannot copy %s to %s".formatted(from, to), new IOException(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while copying " + from, e);
        }
    }

    private static Path copyFile(Path source, Path target) throws IOException {
        Files.copy(source, target, COPY_ATTRIBUTES, REPLACE_EXISTING);
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        return target;
    }

    /** Directories before what they hold. */
    private static List<Path> everythingIn(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.toList();
        }
    }
}
