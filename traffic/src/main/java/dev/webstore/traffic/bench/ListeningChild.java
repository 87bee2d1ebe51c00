package dev.webstore.traffic.bench;

import dev.webstore.traffic.process.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server of the bench's own in a process of its own.
 *
 * @param process its JVM
 * @param address where it listens
 */
record ListeningChild(ChildJvm process, URI address) implements AutoCloseable {

    /**
     * Starts {@code main}, which is given the name of a file to write its port to. Its temporary files, with those of
     * the servers it starts, are in {@code directory}.
     *
     * @param options options of its JVM
     */
    static ListeningChild start(Class<?> main, List<String> options, Path directory)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path portFile = directory.resolve("port");
        Path output = directory.resolve("out");
        var allOptions = new ArrayList<>(options);
        allOptions.add("-Djava.io.tmpdir=" + directory);
        ChildJvm process = ChildJvm.startClass(main, allOptions, List.of(portFile.toString()), Map.of(), output);
        try {
            int port = Patience.await(main.getSimpleName() + " listens", process, output, () -> port(portFile));
            return new ListeningChild(process, URI.create("http://127.0.0.1:" + port));
        } catch (RuntimeException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    @Override
    public void close() {
        process.close();
    }

    /** The port, once the file holds a whole line. */
    private static Optional<Integer> port(Path file) {
        try {
            return Optional.of(Files.readString(file))
                    .filter(text -> text.endsWith("\n"))
                    .map(text -> Integer.valueOf(text.strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
