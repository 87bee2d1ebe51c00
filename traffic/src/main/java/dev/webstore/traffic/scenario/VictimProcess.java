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
import java.util.List;
import java.util.OptionalLong;

/** A process of the shop that is killed, and started again just as it was: same command, settings and directory. */
final class VictimProcess implements Damage {

    /** A Ctrl-C meant for the game day must not reach the process once it runs again. */
    private static final List<String> DEAF = List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

    private final List<String> command;
    private final List<String> environment;
    private final Path directory;

    private VictimProcess(List<String> command, List<String> environment, Path directory) {
        this.command = command;
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * Kills the process of a service.
     *
     * @throws ShopUnusableException when it has no process of its own here
     */
    static VictimProcess kill(ServiceName service, Venue venue) {
        long pid = PortHolder.of(venue.of(service).getPort())
                .orElseThrow(() -> new ShopUnusableException(
                        "no process of this machine serves %s at %s".formatted(service.text(), venue.of(service))));
        for (ServiceName other : ServiceName.values()) {
            OptionalLong holder = PortHolder.of(venue.of(other).getPort());
            if (other != service && holder.isPresent() && holder.getAsLong() == pid) {
                throw new ShopUnusableException(
                        "%s shares its process with %s; start the services one at a time (./webstore run) for this"
                                .formatted(service.text(), other.text()));
            }
        }
        Path proc = Path.of("/proc", Long.toString(pid));
        try {
            var victim = new VictimProcess(
                    texts(proc.resolve("cmdline")),
                    texts(proc.resolve("environ")),
                    Files.readSymbolicLink(proc.resolve("cwd")));
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            return victim;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again. */
    @Override
    public void close() {
        var whole = new ArrayList<>(DEAF);
        whole.addAll(command);
        var builder = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
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

    /** The kernel separates them by zero bytes. */
    private static List<String> texts(Path file) throws IOException {
        String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return List.of(all.split("\0", 0));
    }
}
