package dev.webstore.acceptance.crash;

import dev.webstore.launcher.Webstore;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A service in a JVM of its own, as {@code webstore run} starts it. */
final class ServiceProcess implements ShopProcess {

    /** Small and quick to start. */
    private static final List<String> OPTIONS =
            List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    private final ServiceName name;
    private final URI url;
    private final Map<String, String> settings;
    private final Path logs;
    private @Nullable ChildJvm jvm;
    private int starts;

    /**
     * A service that does not run yet.
     *
     * @param logs where each of its lives leaves a log
     */
    ServiceProcess(ServiceName name, int port, Map<String, String> settings, Path logs) {
        this.name = name;
        this.url = URI.create("http://localhost:" + port);
        this.settings = settings;
        this.logs = logs;
    }

    @Override
    public String name() {
        return name.text();
    }

    @Override
    public void ensureRunning() {
        if (jvm != null && jvm.isAlive()) {
            return;
        }
        close();
        starts++;
        Path log = logs.resolve("%s-%03d.log".formatted(name, starts));
        try {
            jvm = ChildJvm.startClass(Webstore.class, OPTIONS, List.of("run", name.text()), settings, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void kill() {
        if (jvm == null) {
            return;
        }
        ProcessHandle.of(jvm.pid()).ifPresent(process -> {
            CompletableFuture<ProcessHandle> end = process.onExit();
            process.destroyForcibly();
            end.join();
        });
        close();
    }

    @Override
    public boolean isReady() {
        var request = HttpRequest.newBuilder(url.resolve("/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (jvm != null) {
            jvm.close();
            jvm = null;
        }
    }
}
