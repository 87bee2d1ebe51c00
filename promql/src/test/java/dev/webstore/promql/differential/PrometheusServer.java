package dev.webstore.promql.differential;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real Prometheus with given samples, on a free port. */
final class PrometheusServer implements AutoCloseable {

    private final Process process;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private PrometheusServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Where a program is: on the path, or where the stack keeps its own. */
    static Optional<Path> program(String name) {
        Stream<Path> places = Stream.concat(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .map(Path::of),
                Stream.of(Path.of(System.getProperty("user.home"), ".cache", "webstore", "stack", "bin")));
        return places.map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static PrometheusServer start(Path prometheus, Path promtool, Path folder, SampleSet samples)
            throws IOException, InterruptedException {
        Path text = Files.writeString(folder.resolve("samples.txt"), samples.openMetrics());
        Path config = Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
        Path log = folder.resolve("log.txt");
        Path data = folder.resolve("data");
        run(log, promtool.toString(), "tsdb", "create-blocks-from", "openmetrics", text.toString(), data.toString());
        int port = freePort();
        Process process = start(
                log,
                prometheus.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + data,
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:" + port);
        var server = new PrometheusServer(process, URI.create("http://127.0.0.1:" + port));
        try {
            server.awaitReady(log);
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process start(Path log, String... command) throws IOException {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void run(Path log, String... command) throws IOException, InterruptedException {
        if (start(log, command).waitFor() != 0) {
            throw new IOException("%s failed: %s".formatted(command[0], Files.readString(log)));
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (get("/-/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        throw new IOException("Prometheus does not get ready: " + Files.readString(log));
    }

    /** What it answers to a request of its API, as JSON. */
    String ask(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return get("/api/v1/" + path + "?" + query).body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
