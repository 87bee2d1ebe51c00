package dev.webstore.stack.daemon;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Asks programs how they are. */
final class Health {

    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(5).toMillis();

    private Health() {}

    /** {@code healthy}, or what is wrong. */
    static String of(RunningDaemon daemon) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(daemon.health()).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int status = connection.getResponseCode();
            return status == 200 ? HEALTHY : "answers %d".formatted(status);
        } catch (IOException e) {
            return "does not answer";
        }
    }

    /** What a program is called that is ready. */
    static final String HEALTHY = "healthy";
}
