package dev.webstore.launcher.shop;

import dev.webstore.embedded.EmbeddedServerException;
import dev.webstore.embedded.PostgresServer;
import dev.webstore.embedded.RedisServer;
import dev.webstore.platform.configuration.Configuration;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The servers that are started here unless the settings name others. */
public enum EmbeddedServer {
    POSTGRESQL(5432),
    REDIS(6379);

    private final int usualPort;

    EmbeddedServer(int usualPort) {
        this.usualPort = usualPort;
    }

    /** The server of that name, if there is one. */
    public static Optional<EmbeddedServer> of(String text) {
        return Arrays.stream(values())
                .filter(server -> server.toString().equals(text))
                .findFirst();
    }

    /** Whether the settings leave a need for it. */
    boolean isNeeded(Configuration configuration) {
        return switch (this) {
            case POSTGRESQL ->
                configuration.text("DATABASE_URL").isEmpty()
                        || configuration.text("PAYMENTS_DATABASE_URL").isEmpty();
            case REDIS -> configuration.text("REDIS_URL").isEmpty();
        };
    }

    /** The setting for the port it should listen on if that is free; 0 asks for any. */
    String listenPortKey() {
        return name() + "_LISTEN_PORT";
    }

    /**
     * Starts it on its data below {@code data}.
     *
     * @throws EmbeddedServerException when it does not start, or another process uses the data
     */
    public RunningServer start(Path data, Configuration configuration) {
        int wanted = configuration.integer(listenPortKey(), usualPort, 0, 65_535);
        Path directory = data.resolve(toString());
        return switch (this) {
            case POSTGRESQL -> {
                PreparedDatabase.fill(directory);
                PostgresServer server = PostgresServer.start(directory, wanted);
                yield new RunningServer(this, wanted, server.port(), databases(server), server::isAlive, server::close);
            }
            case REDIS -> {
                RedisServer server = RedisServer.start(directory, wanted);
                yield new RunningServer(
                        this, wanted, server.port(), Map.of("REDIS_URL", server.url()), server::isAlive, server::close);
            }
        };
    }

    /** The shop's database for two roles that cannot see each other's schema, and the ledger's for a third. */
    private static Map<String, String> databases(PostgresServer server) {
        try {
            return Map.of(
                    "DATABASE_URL", server.createDatabase("webstore", "webstore", "webstore"),
                    "PROMOTIONS_DATABASE_URL", server.addRole("webstore", "promotions", "promotions"),
                    "PAYMENTS_DATABASE_URL", server.createDatabase("payments", "payments", "payments"));
        } catch (EmbeddedServerException e) {
            server.close();
            throw e;
        }
    }

    /** The name on the command line and of its directory. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
