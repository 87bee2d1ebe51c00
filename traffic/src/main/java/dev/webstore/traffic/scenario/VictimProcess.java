package dev.webstore.traffic.scenario;

import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.process.PortHolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A process of the shop that is killed, and started again just as it was: same command, settings, directory and log. */
final class VictimProcess implements Damage {

    /** A Ctrl-C meant for the game day must not reach the process once it runs again. */
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

    private final List<String> command;
    private final List<String> environment;
    private final Path directory;
    private final Redirect output;

    private VictimProcess(List<String> command, List<String> environment, Path directory, Redirect output) {
        this.command = command;
        this.environment = environment;
        this.directory = directory;
        this.output = output;
    }

    /**
     * Kills the process of a service.
     *
     * @throws ShopUnusableException when it has no process of its own here
     */
    static VictimProcess kill(String service, Venue venue) {
        objection(service, venue).ifPresent(reason -> {
            throw new ShopUnusableException(reason);
        });
        long pid = holder(service, venue).orElseThrow();
        Path proc = Path.of("/proc", Long.toString(pid));
        try {
            var victim = new VictimProcess(
                    texts(proc.resolve("cmdline")),
                    texts(proc.resolve("environ")),
                    Files.readSymbolicLink(proc.resolve("cwd")),
                    output(proc));
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            return victim;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the process of a service cannot be killed here; nothing when it can. */
    static Optional<String> objection(String service, Venue venue) {
        OptionalLong pid = holder(service, venue);
        if (pid.isEmpty()) {
            return Optional.of("no process of this machine serves " + service);
        }
        return Arrays.stream(ServiceName.values())
                .map(ServiceName::text)
                .filter(other -> !other.equals(service) && holder(other, venue).equals(pid))
                .findFirst()
                .map(other -> "%s shares its process with %s; start them one at a time (./webstore run) for this"
                        .formatted(service, other));
    }

    private static OptionalLong holder(String service, Venue venue) {
        return venue.of(service)
                .map(address -> PortHolder.of(address.getPort()))
                .orElse(OptionalLong.empty());
    }

    /** Starts it again. */
    @Override
    public void close() {
        var whole = new ArrayList<>(DEAF);
        whole.addAll(command);
        var builder = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().clear();
        environment.forEach(setting -> {
            int equals = setting.indexOf('=');
            if (equals > 0) {
                builder.environment().put(setting.substring(0, equals), setting.substring(equals + 1));
            }
        });
        try {
            builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it wrote, if that was a file; nobody has the other end of a pipe twice. */
    private static Redirect output(Path proc) throws IOException {
        Path file = Files.readSymbolicLink(proc.resolve("fd/1"));
        return Files.isRegularFile(file) ? Redirect.appendTo(file.toFile()) : Redirect.DISCARD;
    }

    /** The kernel separates them by zero bytes. */
    private static List<String> texts(Path file) throws IOException {
        String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return List.of(all.split("\0", 0));
    }
}
