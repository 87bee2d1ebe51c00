package dev.webstore.launcher.shop;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.PortTakenException;
import dev.webstore.platform.service.RunningService;
import dev.webstore.platform.service.ServiceName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The whole shop in this JVM, on embedded servers where the settings name no others. */
public final class Shop implements AutoCloseable {

    private final Path data;
    private final Consumer<String> progress;
    private final Map<EmbeddedServer, RunningServer> servers = new ConcurrentHashMap<>();
    private final Map<ServiceName, RunningService> services = new ConcurrentHashMap<>();

    /**
     * A shop that has not started yet.
     *
     * @param data keeps its data
     * @param progress is told, line by line, what has been done
     */
    public Shop(Path data, Consumer<String> progress) {
        this.data = data;
        this.progress = progress;
    }

    /**
     * Starts everything, as much as possible at the same time. When one part does not start, none is left running.
     *
     * @return the configuration it runs with, complete with all ports and URLs
     * @throws PortTakenException when another process has the port of a service
     * @throws dev.webstore.platform.configuration.ConfigurationException when a setting cannot be used
     * @throws dev.webstore.embedded.EmbeddedServerException when PostgreSQL or Redis does not start
     */
    public synchronized Configuration start(Configuration configuration) {
        try {
            return startAll(ServicePorts.settle(configuration));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Configuration startAll(Configuration configuration) {
        // Platform threads: services meet in each other's class initializers here, and a virtual thread keeps its
        // carrier
        // while it waits in one, so that with as few carriers as cores nobody might be left to finish them.
        try (ExecutorService tasks =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<?>> starting = Arrays.stream(EmbeddedServer.values())
                    .filter(server -> server.isNeeded(configuration))
                    .<Future<?>>map(server -> tasks.submit(() -> start(server, configuration)))
                    .toList();
            List<Future<?>> early = startServices(true, configuration, tasks);
            await(starting);
            Configuration complete = configuration;
            for (RunningServer server : servers.values()) {
                complete = server.addTo(complete);
            }
            List<Future<?>> late = startServices(false, complete, tasks);
            await(early);
            await(late);
            return complete;
        }
    }

    private List<Future<?>> startServices(boolean early, Configuration configuration, ExecutorService tasks) {
        return Services.ORDER.stream()
                .filter(name -> Services.needsNoServer(name) == early)
                .<Future<?>>map(name -> tasks.submit(() -> start(name, configuration)))
                .toList();
    }

    private void start(EmbeddedServer server, Configuration configuration) {
        RunningServer running = server.start(data, configuration);
        servers.put(server, running);
        progress.accept("%-18s on %s".formatted(server, running.where()));
    }

    private void start(ServiceName name, Configuration configuration) {
        RunningService running = Services.start(name, configuration);
        services.put(name, running);
        progress.accept("%-18s on port %d".formatted(name, running.port()));
    }

    private static void await(List<Future<?>> tasks) {
        for (Future<?> task : tasks) {
            try {
                task.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while starting", e);
            }
        }
    }

    /** Where PostgreSQL and Redis listen, as far as they run here. */
    public List<RunningServer> servers() {
        return servers.values().stream()
                .sorted((a, b) -> a.server().compareTo(b.server()))
                .toList();
    }

    /**
     * Stops everything: first whom customers talk to, so that requests in flight find all they need; last the servers.
     * Waits for a start that is under way.
     */
    @Override
    public synchronized void close() {
        for (ServiceName name : Services.ORDER.reversed()) {
            stop(name.text(), services.remove(name));
        }
        for (EmbeddedServer server : EmbeddedServer.values()) {
            stop(server.toString(), servers.remove(server));
        }
    }

    /** Whatever happens to one, the others are stopped too. */
    private void stop(String name, @Nullable AutoCloseable running) {
        if (running != null) {
            try {
                running.close();
                progress.accept("%-18s stopped".formatted(name));
            } catch (Exception e) {
                progress.accept("%-18s did not stop cleanly: %s".formatted(name, e.getMessage()));
            }
        }
    }
}
