package dev.webstore.stack.daemon;

import dev.webstore.platform.configuration.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** Alertmanager's file, with the receivers that the environment turns on. */
final class AlertmanagerFile {

    private static final String WEBHOOK = "ALERT_WEBHOOK_URL";

    private AlertmanagerFile() {}

    /**
     * Writes it.
     *
     * @param folder of the original and of the script that fills it in
     * @param inbox where alerts go unless the settings name another webhook
     */
    static void write(Path folder, Path file, Configuration settings, String inbox) throws InterruptedException {
        try {
            var builder = new ProcessBuilder(
                            "/bin/sh", folder.resolve("configure.sh").toString())
                    .redirectOutput(file.toFile())
                    .redirectError(Redirect.INHERIT);
            builder.environment().put(WEBHOOK, settings.text(WEBHOOK, inbox));
            int exit = builder.start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("%s/configure.sh failed with %d".formatted(folder, exit));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
