package dev.webstore.platform.profiling;

import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends profiles to Pyroscope's push interface. One batch is on its way at a time and is tried once; what comes
 * meanwhile, or does not get through, is lost. Who reads the log is told so once, and once how much it was.
 */
final class Pyroscope implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Pyroscope.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI push;
    private final Map<String, String> labels;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Semaphore free = new Semaphore(1);
    private long lost;

    /** @param labels of all profiles */
    Pyroscope(URI address, Map<String, String> labels) {
        this.push = URI.create(address.toString().replaceFirst("/+$", "") + "/push.v1.PusherService/Push");
        this.labels = Map.copyOf(labels);
    }

    /** Sends them in the background. */
    void send(List<Profile> profiles) {
        if (profiles.isEmpty()) {
            return;
        }
        if (!free.tryAcquire()) {
            lose(profiles.size(), "it takes more than %d s".formatted(PATIENCE.toSeconds()));
            return;
        }
        Thread.ofVirtual().name("profiles").start(() -> {
            try {
                deliver(profiles);
            } finally {
                free.release();
            }
        });
    }

    /** Waits for what is on its way, 5 s at most. */
    @Override
    public void close() {
        try {
            if (free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }

    private void deliver(List<Profile> profiles) {
        try {
            HttpRequest request = HttpRequest.newBuilder(push)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(Json.bytes(
                            new Push(profiles.stream().map(this::series).toList()))))
                    .build();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                arrived();
            } else {
                lose(profiles.size(), "it answers %d %s".formatted(response.statusCode(), response.body()));
            }
        } catch (IOException e) {
            lose(profiles.size(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Push.Series series(Profile profile) {
        Map<String, String> all = new TreeMap<>(labels);
        all.put("__name__", profile.kind().metric());
        all.put("service_name", profile.service());
        List<Push.Label> list = all.entrySet().stream()
                .map(label -> new Push.Label(label.getKey(), label.getValue()))
                .toList();
        return new Push.Series(list, List.of(new Push.RawSample(profile.pprof())));
    }

    private synchronized void arrived() {
        if (lost > 0) {
            LOGGER.atWarn()
                    .addKeyValue("lost", lost)
                    .log("Profiles reach {} again; {} were lost", push.getAuthority(), lost);
            lost = 0;
        }
    }

    private synchronized void lose(int profiles, String reason) {
        if (lost == 0) {
            LOGGER.warn("Profiles do not reach {}: {}", push.getAuthority(), reason);
        }
        lost += profiles;
    }

    /** The body of a push. */
    private record Push(List<Series> series) {

        private record Series(List<Label> labels, List<RawSample> samples) {}

        private record Label(String name, String value) {}

        private record RawSample(String rawProfile) {}
    }
}
