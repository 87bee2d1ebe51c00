package dev.webstore.stack.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.stack.install.Acquisition.Found;
import dev.webstore.stack.install.Installer;
import dev.webstore.stack.program.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs themselves read the files of observability/, those that are on this machine. */
class ConfigurationFilesTest {

    private static final Path OBSERVABILITY =
            Path.of("../observability").toAbsolutePath().normalize();

    @ParameterizedTest
    @CsvSource({
        "collector, validate --config=collector/config.yaml",
        "promtool, check config prometheus/prometheus.yml",
        "amtool, check-config alertmanager/alertmanager.yml",
        "loki, -config.file=loki/loki.yaml -config.expand-env=true -verify-config",
        "tempo, -config.file=tempo/tempo.yaml -config.expand-env=true -config.verify=true",
        "pyroscope, -config.file=pyroscope/pyroscope.yaml -config.expand-env=true -modules"
    })
    void areUnderstood(String program, String arguments) throws IOException, InterruptedException {
        Optional<Path> executable = executable(program);
        assumeTrue(executable.isPresent(), () -> program + " is not on this machine; ./webstore stack install gets it");
        List<String> command = new ArrayList<>();
        command.add(executable.orElseThrow().toString());
        command.addAll(Arrays.asList(arguments.split(" ")));

        Process process = new ProcessBuilder(command)
                .directory(OBSERVABILITY.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Optional<Path> executable(String program) {
        Configuration environment = Configuration.fromEnvironment();
        String home = System.getProperty("user.home") + "/.cache/webstore/stack";
        var installer = new Installer(Path.of(environment.text("WEBSTORE_STACK_CACHE", home)), environment);
        return installer.find(Programs.load().named(program).orElseThrow()) instanceof Found found
                ? Optional.of(found.executable())
                : Optional.empty();
    }
}
