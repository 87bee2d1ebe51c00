package dev.webstore.console.files;

import dev.webstore.platform.configuration.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Rules, routing, dashboards and runbooks, from a folder ({@code WEBSTORE_OBSERVABILITY_DIR}, laid out as
 * {@code observability/} of the project) or as they were packaged with the console.
 */
public final class ObservabilityFiles {

    private static final String PACKAGED = "observability";

    /** Lists and reads files by their paths below the root, with slashes. */
    private interface Source {

        List<String> list() throws IOException;

        byte[] read(String path) throws IOException;
    }

    private final Source source;
    private final List<String> paths;

    private ObservabilityFiles(Source source) {
        this.source = source;
        try {
            this.paths = source.list().stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The observability files cannot be listed", e);
        }
    }

    /**
     * The files that the settings name.
     *
     * @throws UncheckedIOException when they cannot be listed
     */
    public static ObservabilityFiles of(Configuration configuration) {
        return configuration
                .text("WEBSTORE_OBSERVABILITY_DIR")
                .map(Path::of)
                .map(ObservabilityFiles::in)
                .orElseGet(ObservabilityFiles::packaged);
    }

    /**
     * The files of a folder.
     *
     * @throws UncheckedIOException when it cannot be listed
     */
    public static ObservabilityFiles in(Path folder) {
        return new ObservabilityFiles(new Folder(folder));
    }

    /** The files packaged with the console. */
    public static ObservabilityFiles packaged() {
        URL root = ObservabilityFiles.class.getClassLoader().getResource(PACKAGED);
        if (root == null) {
            throw new IllegalStateException("The observability files are not packaged");
        }
        return new ObservabilityFiles(
                root.getProtocol().equals("jar")
                        ? new Archive(root)
                        : new Folder(Path.of(URI.create(root.toString()))));
    }

    /** The rule files, by name. */
    public List<TextFile> rules() {
        return read("prometheus/rules/", ".yml");
    }

    /** Alertmanager's configuration, if there is one. */
    public Optional<TextFile> alertmanager() {
        return read("alertmanager/alertmanager", ".yml").stream().findFirst();
    }

    /** Grafana's dashboards, by name. */
    public List<TextFile> dashboards() {
        return read("grafana/dashboards/", ".json");
    }

    /** The runbook of an alert, Markdown, if there is one. */
    public Optional<TextFile> runbook(String alert) {
        return Stream.of("runbooks/", "../docs/runbooks/")
                .map(folder -> folder + alert + ".md")
                .filter(paths::contains)
                .map(this::read)
                .findFirst();
    }

    private List<TextFile> read(String prefix, String suffix) {
        return paths.stream()
                .filter(path -> path.startsWith(prefix) && path.endsWith(suffix))
                .filter(path -> path.indexOf('/', prefix.length()) < 0)
                .map(this::read)
                .toList();
    }

    private TextFile read(String path) {
        try {
            return new TextFile(path, new String(source.read(path), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** A folder; the project keeps the runbooks among its documentation, beside it. */
    private record Folder(Path root) implements Source {

        @Override
        public List<String> list() throws IOException {
            Path runbooks = root.resolve("../docs/runbooks").normalize();
            try (Stream<Path> files = Files.walk(root, 4);
                    Stream<Path> texts = Files.isDirectory(runbooks) ? Files.list(runbooks) : Stream.empty()) {
                return Stream.concat(
                                files.filter(Files::isRegularFile)
                                        .map(file -> root.relativize(file).toString()),
                                texts.map(file -> "../docs/runbooks/" + file.getFileName()))
                        .map(path -> path.replace('\\', '/'))
                        .toList();
            }
        }

        @Override
        public byte[] read(String path) throws IOException {
            return Files.readAllBytes(root.resolve(path));
        }
    }

    /** A folder within a jar. */
    private record Archive(URL root) implements Source {

        @Override
        public List<String> list() throws IOException {
            var connection = (JarURLConnection) root.openConnection();
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                return jar.stream()
                        .filter(entry -> !entry.isDirectory())
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(PACKAGED + "/"))
                        .map(name -> name.substring(PACKAGED.length() + 1))
                        .toList();
            }
        }

        @Override
        public byte[] read(String path) throws IOException {
            try (InputStream in =
                    ObservabilityFiles.class.getClassLoader().getResourceAsStream(PACKAGED + "/" + path)) {
                if (in == null) {
                    throw new IOException(path + " is gone");
                }
                return in.readAllBytes();
            }
        }
    }
}
