package dev.webstore.stack.daemon;

import dev.webstore.platform.configuration.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The programs that run from one directory. */
public final class Stack {

    /** Loki and Tempo let themselves some time before they say that they are ready. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration POLL = Duration.ofMillis(200);

    private static final String COLLECTOR = "collector";

    private final StackDirectory directory;

    /** The stack at this directory. */
    public Stack(StackDirectory directory) {
        this.directory = directory;
    }

    /** How each program is that was started and not stopped, in the order of their names. */
    public Map<RunningDaemon, String> health() {
        var health = new LinkedHashMap<RunningDaemon, String>();
        noted().forEach(daemon -> health.put(daemon, daemon.isAlive() ? Health.of(daemon) : ended(daemon)));
        return health;
    }

    /** What runs. */
    public List<RunningDaemon> running() {
        return noted().stream().filter(RunningDaemon::isAlive).toList();
    }

    /** What was started and not stopped; who has died may have been started again by somebody else. */
    private List<RunningDaemon> noted() {
        return directory.noted().stream()
                .map(daemon -> daemon.isAlive() ? daemon : successor(daemon).orElse(daemon))
                .toList();
    }

    private Optional<RunningDaemon> successor(RunningDaemon dead) {
        Optional<RunningDaemon> successor =
                Mark.of(directory, dead.name()).process(dead.executable()).map(dead::succeededBy);
        successor.ifPresent(directory::note);
        return successor;
    }

    /**
     * Starts what is not running yet, and waits until all of it is ready.
     *
     * @param observability the folder of the configuration files
     * @param executables the programs that are there, by name
     * @param progress is told of each program
     * @return whether all of it is ready
     * @throws dev.webstore.platform.service.PortTakenException when another process has one of the ports; nothing is
     *     left running
     */
    public boolean up(
            Path observability, Configuration configuration, Map<String, Path> executables, Consumer<String> progress)
            throws InterruptedException {
        stopCollectorOfAnother(CollectorTargets.of(configuration), progress);
        List<RunningDaemon> daemons = new ArrayList<>(running());
        Set<String> running = daemons.stream().map(RunningDaemon::name).collect(Collectors.toSet());
        Map<String, String> ports = new HashMap<>(running.isEmpty() ? Map.of() : directory.ports());
        // What comes back has to be where the others look for it.
        Configuration known = configuration.with(ports);
        ports.putAll(StackPorts.settle(known, ports(executables, running)));
        directory.notePorts(ports);
        directory.noteTargets(CollectorTargets.of(configuration));
        for (Daemon daemon :
                new Daemons(observability, directory, configuration.with(ports), executables).except(running)) {
            RunningDaemon started =
                    Background.start(daemon, Mark.of(directory, daemon.name()), directory.log(daemon.name()));
            directory.note(started);
            daemons.add(started);
        }
        boolean ready = true;
        for (RunningDaemon daemon : daemons) {
            String health = await(daemon);
            ready &= health.equals(Health.HEALTHY);
            progress.accept("%-14s %-30s %s".formatted(daemon.name(), daemon.url(), health));
        }
        return ready;
    }

    /** The shop may have come up elsewhere than the collector was told. */
    private void stopCollectorOfAnother(Map<String, String> targets, Consumer<String> progress)
            throws InterruptedException {
        List<RunningDaemon> collectors = running().stream()
                .filter(daemon -> daemon.name().equals(COLLECTOR))
                .toList();
        if (!collectors.isEmpty() && !directory.targets().equals(targets)) {
            progress.accept("%-14s starts anew, for the shop is elsewhere".formatted(COLLECTOR));
            Background.stop(collectors);
        }
    }

    /** Stops everything; who sends stops before who is sent to. */
    public List<RunningDaemon> down() throws InterruptedException {
        List<RunningDaemon> running = running();
        Background.stop(running.stream()
                .filter(daemon -> daemon.name().equals(COLLECTOR))
                .toList());
        Background.stop(running);
        directory.noted().forEach(directory::forget);
        return running;
    }

    private static List<StackPort> ports(Map<String, Path> executables, Set<String> running) {
        return Arrays.stream(StackPort.values())
                .filter(port -> !running.contains(port.text()))
                .filter(port -> port == StackPort.ALERT_INBOX || executables.containsKey(port.text()))
                .toList();
    }

    private String await(RunningDaemon daemon) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String health = Health.of(daemon);
        while (!health.equals(Health.HEALTHY) && daemon.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(POLL);
            health = Health.of(daemon);
        }
        return daemon.isAlive() ? health : ended(daemon);
    }

    private String ended(RunningDaemon daemon) {
        return "ended; its log is " + directory.log(daemon.name());
    }
}
