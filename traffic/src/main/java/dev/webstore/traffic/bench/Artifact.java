package dev.webstore.traffic.bench;

import dev.webstore.traffic.process.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The runnable artifact under test.
 *
 * @param jar {@code webstore.jar}
 * @param options options of its JVM
 */
record Artifact(Path jar, List<String> options) {

    /**
     * The artifact that this process itself runs from, or else the one in the build's output, under this process's own
     * JVM options and {@code moreOptions}.
     *
     * @throws BenchException when it has not been built
     */
    static Artifact find(List<String> moreOptions) {
        Path own = Path.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"), 2)[0]);
        Path jar = own.endsWith("webstore.jar") ? own : Path.of("launcher", "target", "webstore", "webstore.jar");
        if (!Files.isRegularFile(jar)) {
            throw new BenchException("There is no " + jar + "; build it with ./webstore build");
        }
        var options = new ArrayList<>(ChildJvm.ownOptions());
        options.addAll(moreOptions);
        return new Artifact(jar.toAbsolutePath(), List.copyOf(options));
    }

    /**
     * Starts the whole shop in one JVM, calm and without limits on the rate of requests.
     *
     * @param directory holds its data and its output
     */
    ChildJvm up(Path directory, FreePorts ports, Map<String, String> telemetry) throws IOException {
        var environment = new HashMap<>(ports.settings());
        environment.putAll(telemetry);
        environment.put("WEBSTORE_RATE_LIMIT_IP", "1000000000");
        environment.put("WEBSTORE_RATE_LIMIT_USER", "1000000000");
        environment.put("WEBSTORE_LOG_DIR", directory.resolve("log").toString());
        return ChildJvm.startJar(
                jar,
                options,
                List.of("up", "--calm", "--data-dir", directory.resolve("data").toString()),
                environment,
                directory.resolve("up.out"));
    }
}
