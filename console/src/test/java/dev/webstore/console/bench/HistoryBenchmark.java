package dev.webstore.console.bench;

import dev.webstore.console.Console;
import dev.webstore.console.ConsoleOfAnotherTime;
import dev.webstore.console.ConsolePort;
import dev.webstore.console.testing.MutableClock;
import dev.webstore.console.wire.Slice;
import dev.webstore.platform.configuration.Configuration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long dashboards take over two full hours of 2,000 series every ten seconds and full stores of spans and log
 * records. The clock is simulated: history comes as fast as it goes.
 */
public final class HistoryBenchmark {

    private static final int SECONDS = 7_200;
    private static final int SECONDS_PER_EXPORT = 10;
    private static final int PURCHASES_PER_EXPORT = 600;

    /** More would only push out what came before. */
    private static final int FIRST_EXPORT_WITH_SPANS = SECONDS / SECONDS_PER_EXPORT - 80;

    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final MutableClock clock = new MutableClock();

    private HistoryBenchmark() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws Exception {
        new HistoryBenchmark().run();
    }

    private void run() throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (ConsolePort port : ConsolePort.values()) {
            settings.put(port.listenPortKey(), "0");
        }
        try (Console console = ConsoleOfAnotherTime.start(Configuration.of(settings), clock)) {
            URI receiver = URI.create("http://127.0.0.1:" + console.otlpHttpPort());
            for (int export = 0; export < SECONDS / SECONDS_PER_EXPORT; export++) {
                long nanos = TimeUnit.MILLISECONDS.toNanos(clock.millis());
                long from = (long) export * PURCHASES_PER_EXPORT;
                long to = from + PURCHASES_PER_EXPORT;
                for (int service = 0; service < ShopLoad.SERVICES.size(); service++) {
                    send(receiver.resolve("/v1/metrics"), ShopLoad.metrics(service, to, nanos));
                    if (export >= FIRST_EXPORT_WITH_SPANS) {
                        send(receiver.resolve("/v1/traces"), ShopLoad.spans(service, from, to, nanos));
                        send(receiver.resolve("/v1/logs"), ShopLoad.logs(service, from, to, nanos));
                    }
                }
                clock.advance(Duration.ofSeconds(SECONDS_PER_EXPORT));
            }
            var dashboards = new DashboardTimes(URI.create("http://127.0.0.1:" + console.port()));
            dashboards.print("now-30m");
            dashboards.print("now-2h");
            System.out.println(dashboards.get("/api/pipeline"));
        }
    }

    private void send(URI to, Slice message) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/x-protobuf")
                .POST(BodyPublishers.ofByteArray(message.array(), message.from(), message.length()))
                .build();
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        if (status != 200) {
            throw new IllegalStateException(to + " answered " + status);
        }
    }
}
