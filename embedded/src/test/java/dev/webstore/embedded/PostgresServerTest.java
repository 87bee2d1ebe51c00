package dev.webstore.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path home;

    @Test
    void keepsItsDataBetweenRuns() throws SQLException {
        try (var server = start()) {
            execute(server.createDatabase("shop", "webstore", "secret"), "CREATE TABLE orders AS SELECT 7 AS id");
        }

        try (var server = start()) {
            assertThat(number(server.createDatabase("shop", "webstore", "secret"), "SELECT id FROM orders"))
                    .isEqualTo(7);
        }
    }

    @Test
    void losesNothingCommittedWhenKilled() throws SQLException {
        try (var server = start()) {
            execute(server.createDatabase("shop", "webstore", "secret"), "CREATE TABLE orders AS SELECT 7 AS id");
            assertThat(number(
                            server.createDatabase("shop", "webstore", "secret"),
                            "SELECT count(*) FROM" + " pg_settings WHERE name = 'fsync' AND setting = 'on'"))
                    .isEqualTo(1);
            server.kill();
            assertThat(server.isAlive()).isFalse();
        }

        try (var server = start()) {
            assertThat(number(server.createDatabase("shop", "webstore", "secret"), "SELECT id FROM orders"))
                    .isEqualTo(7);
        }
    }

    @Test
    void letsNobodyElseIntoADatabase() {
        try (var server = start()) {
            String shop = server.createDatabase("shop", "webstore", "secret");
            String ledger = server.createDatabase("payments", "payments", "other");

            assertThatThrownBy(() -> execute(shop.replace("/shop", "/payments"), "SELECT 1"))
                    .hasMessageContaining("permission denied for database");
            assertThatThrownBy(() -> execute(ledger.replace("other", "guess"), "SELECT 1"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void givesAFurtherRoleSchemasOfItsOwnOnly() throws SQLException {
        try (var server = start()) {
            String shop = server.createDatabase("shop", "webstore", "secret");
            execute(shop, "CREATE SCHEMA shop; CREATE TABLE shop.orders (id int)");
            String promotions = server.addRole("shop", "promotions", "other");

            execute(promotions, "CREATE SCHEMA promotions; CREATE TABLE promotions.campaigns (id int)");

            assertThatThrownBy(() -> execute(promotions, "SELECT * FROM shop.orders"))
                    .hasMessageContaining("permission denied for schema shop");
        }
    }

    @Test
    void leavesATakenPortToItsOwner() throws Exception {
        try (var owner = new ServerSocket(0);
                var server = PostgresServer.start(home.resolve("postgresql"), owner.getLocalPort())) {
            assertThat(server.port()).isNotEqualTo(owner.getLocalPort());
        }
    }

    @Test
    void refusesADirectoryInUse() {
        try (var first = start()) {
            assertThatThrownBy(this::start).hasMessageContaining("in use by another WebStore");
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void leavesNothingOfATemporaryServer() throws Exception {
        Path directory;
        try (var server = PostgresServer.startTemporary()) {
            directory = Path.of(ProcessHandle.of(server.pid())
                            .orElseThrow()
                            .info()
                            .arguments()
                            .orElseThrow()[1])
                    .getParent();
            assertThat(directory).exists();
        }

        assertThat(Files.exists(directory)).isFalse();
    }

    private PostgresServer start() {
        return PostgresServer.start(home.resolve("postgresql"), 0);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(String url, String query) throws SQLException {
        try (Connection connection = connect(url);
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        URI uri = URI.create(url);
        String[] userInfo = uri.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), uri.getPort(), uri.getPath()),
                userInfo[0],
                userInfo[1]);
    }
}
