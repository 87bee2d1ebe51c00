package dev.webstore.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.machine.Command;
import dev.webstore.acceptance.machine.FreePorts;
import dev.webstore.console.ConsolePort;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A shop in one process, with its console, whose rules are in a hurry. */
final class FastShop implements AutoCloseable {

    /** Rules of five minutes take ten seconds then, which is long enough for ten samples. */
    private static final String TIMES_FASTER = "30";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final Map<String, String> settings;
    private final Command up;

    /** Starts one, in a directory of its own. */
    FastShop(Path directory, FreePorts ports) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        settings = new HashMap<>(Map.of(
                "WEBSTORE_ROOT", Path.of("..").toAbsolutePath().normalize().toString(),
                "WEBSTORE_DATA_DIR", directory.resolve("data").toString(),
                // Half of what the machine does would be hashing passwords.
                "WEBSTORE_PASSWORD_MEMORY", "1024"));
        Stream.of(
                        Stream.of("POSTGRESQL_LISTEN_PORT", "REDIS_LISTEN_PORT"),
                        Stream.of(ServiceName.values()).map(ServiceName::listenPortKey),
                        Stream.of(ConsolePort.values()).map(ConsolePort::listenPortKey))
                .flatMap(keys -> keys)
                .forEach(key -> settings.put(key, String.valueOf(ports.next())));
        up = Command.start(
                directory.resolve("up.txt"), settings, List.of("up", "--no-traffic", "--fast-rules", TIMES_FASTER));
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!up.said().contains("Stop it by Ctrl-C")) {
            assertThat(up.process().isAlive() && Instant.now().isBefore(deadline))
                    .as(up.said())
                    .isTrue();
            Thread.sleep(100);
        }
    }

    /** Has a game day there, or several. */
    Command scenario(String name, Path scenarios) throws IOException {
        var arguments = new ArrayList<>(List.of("scenario", "run", name, "--fast-rules", TIMES_FASTER));
        arguments.addAll(List.of("--directory", scenarios.toString()));
        return Command.start(directory.resolve(name + ".txt"), settings, arguments);
    }

    @Override
    public void close() throws InterruptedException {
        up.close();
    }
}
