package dev.webstore.console.bench;

import dev.webstore.console.otlp.Signal;
import dev.webstore.console.wire.Slice;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The console under 20,000 spans and 5,000 log records a second and 2,000 series every ten seconds, in real time, over
 * OTLP/HTTP from four senders on a schedule: what is taken, what it costs the process, and how long dashboards take at
 * the end, with and without the load.
 *
 * <p>{@code LoadBenchmark MINUTES} starts a console on core 0, to be run on another core itself; {@code LoadBenchmark
 * MINUTES PID OTLP_HTTP_PORT PAGES_PORT} aims at one that runs. {@code WEBSTORE_BENCH_JVM} are further options of the JVM
 * that is started.
 */
public final class LoadBenchmark {

    private static final int PURCHASES_PER_SECOND = 1_000;
    private static final int TICKS_PER_SECOND = 10;
    private static final int SECONDS_PER_EXPORT = 10;
    private static final int FIRST_PORT = 23_100;

    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final URI receiver;
    private final DashboardTimes dashboards;
    private final ProcessHandle process;
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong exports = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong partial = new AtomicLong();
    private final AtomicLong latestMillis = new AtomicLong();

    private LoadBenchmark(ProcessHandle process, int otlp, int pages) {
        this.process = process;
        this.receiver = URI.create("http://127.0.0.1:" + otlp);
        this.dashboards = new DashboardTimes(URI.create("http://127.0.0.1:" + pages));
    }

    /** Prints the figures. */
    public static void main(String[] arguments) throws Exception {
        int minutes = Integer.parseInt(arguments[0]);
        if (arguments.length > 1) {
            new LoadBenchmark(
                            ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow(),
                            Integer.parseInt(arguments[2]),
                            Integer.parseInt(arguments[3]))
                    .run(minutes);
            return;
        }
        Process console = startConsole();
        try {
            new LoadBenchmark(console.toHandle(), FIRST_PORT + 2, FIRST_PORT).run(minutes);
        } finally {
            console.getOutputStream().close();
            if (!console.waitFor(20, TimeUnit.SECONDS)) {
                console.destroyForcibly();
            }
        }
    }

    private static Process startConsole() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "taskset",
                "-c",
                "0",
                ProcessHandle.current().info().command().orElse("java"),
                "@launcher/src/main/jvm/jvm.options"));
        String options = System.getenv("WEBSTORE_BENCH_JVM");
        if (options != null && !options.isBlank()) {
            command.addAll(Arrays.asList(options.trim().split("\\s+", -1)));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ConsoleProcess.class.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.to(new File("console/target/load-console.log")));
        builder.environment()
                .putAll(Map.of(
                        "CONSOLE_LISTEN_PORT", "" + FIRST_PORT,
                        "CONSOLE_OTLP_GRPC_LISTEN_PORT", "" + (FIRST_PORT + 1),
                        "CONSOLE_OTLP_HTTP_LISTEN_PORT", "" + (FIRST_PORT + 2),
                        "CONSOLE_METRICS_LISTEN_PORT", "" + (FIRST_PORT + 3)));
        return builder.start();
    }

    private void run(int minutes) throws Exception {
        awaitConsole();
        long begin = System.nanoTime();
        List<Thread> senders = new ArrayList<>();
        for (int service = 0; service < ShopLoad.SERVICES.size(); service++) {
            int sender = service;
            senders.add(Thread.ofPlatform().daemon().start(() -> send(sender, begin)));
        }
        long cpu = ProcessFigures.of(process).cpuMillis();
        for (int minute = 1; minute <= minutes; minute++) {
            TimeUnit.NANOSECONDS.sleep(begin + Duration.ofMinutes(minute).toNanos() - System.nanoTime());
            ProcessFigures figures = ProcessFigures.of(process);
            System.out.printf(
                    "minute %2d: %d exports, %d failed, %d in part; at most %d ms late; cpu %d %%; pss %d MB%n",
                    minute,
                    exports.get(),
                    failed.get(),
                    partial.get(),
                    latestMillis.getAndSet(0),
                    (figures.cpuMillis() - cpu) / 600,
                    figures.pssKilobytes() / 1024);
            cpu = figures.cpuMillis();
        }
        System.out.println("-- with the load going on");
        dashboards.print("now-30m");
        done.set(true);
        for (Thread sender : senders) {
            sender.join();
        }
        System.out.println("-- after the load");
        dashboards.print("now-30m");
        dashboards.print("now-2h");
        System.out.printf("pss %d MB%n", ProcessFigures.of(process).pssKilobytes() / 1024);
        System.out.println(dashboards.get("/api/pipeline"));
    }

    private void awaitConsole() throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                dashboards.get("/health");
                return;
            } catch (IOException notYet) {
                if (attempt == 300) {
                    throw new IllegalStateException("The console does not start", notYet);
                }
                Thread.sleep(100);
            }
        }
    }

    /** Sends on a schedule: whoever is late sends the next at once. */
    private void send(int service, long begin) {
        int perTick = PURCHASES_PER_SECOND / TICKS_PER_SECOND;
        for (long tick = 0; !done.get(); tick++) {
            long due = begin + tick * Duration.ofSeconds(1).toNanos() / TICKS_PER_SECOND;
            try {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
                long from = tick * perTick;
                export(Signal.TRACES, ShopLoad.spans(service, from, from + perTick, now));
                export(Signal.LOGS, ShopLoad.logs(service, from, from + perTick, now));
                if (tick % (TICKS_PER_SECOND * SECONDS_PER_EXPORT) == 0) {
                    export(Signal.METRICS, ShopLoad.metrics(service, from + perTick, now));
                }
            } catch (IOException e) {
                failed.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
            latestMillis.accumulateAndGet((System.nanoTime() - due) / 1_000_000, Math::max);
        }
    }

    private void export(Signal signal, Slice message) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        receiver.resolve("/v1/" + signal.name().toLowerCase(Locale.ROOT)))
                .header("Content-Type", "application/x-protobuf")
                .POST(BodyPublishers.ofByteArray(message.array(), message.from(), message.length()))
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        exports.incrementAndGet();
        if (response.statusCode() != 200) {
            failed.incrementAndGet();
        } else if (response.body().length > 0) {
            partial.incrementAndGet();
        }
    }
}
