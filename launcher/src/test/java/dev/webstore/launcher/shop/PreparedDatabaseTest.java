package dev.webstore.launcher.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedDatabaseTest {

    @TempDir
    private Path directory;

    private Path prepared;
    private Path data;

    @BeforeEach
    void prepare() {
        prepared = directory.resolve("prepared");
        data = directory.resolve("data/postgresql");
    }

    @Test
    void aCopyStartsWithWhatWasKept() throws SQLException {
        Path original = directory.resolve("original");
        try (var server = PostgresServer.start(original, 0)) {
            execute(server, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (42)");
        }
        PreparedDatabase.keep(original, prepared);

        PreparedDatabase.fill(data, prepared);

        try (var server = PostgresServer.start(data, 0)) {
            execute(server, "INSERT INTO kept SELECT id + 1 FROM kept WHERE id = 42");
        }
    }

    @Test
    void existingDataAreLeftAlone() throws IOException {
        Files.createDirectories(prepared);
        Files.writeString(prepared.resolve("PG_VERSION"), "new");
        Files.createDirectories(data);
        Files.writeString(data.resolve("PG_VERSION"), "old");

        PreparedDatabase.fill(data, prepared);

        assertThat(data.resolve("PG_VERSION")).hasContent("old");
    }

    @Test
    void withoutAnythingPreparedThereIsNothingToCopy() {
        PreparedDatabase.fill(data, prepared);

        assertThat(data).doesNotExist();
    }

    @Test
    void aCopyThatWasCutShortIsMadeAnew() throws IOException {
        Files.createDirectories(prepared.resolve("base"));
        Files.writeString(prepared.resolve("base/1"), "whole");
        Path unfinished = directory.resolve("data/postgresql.new");
        Files.createDirectories(unfinished.resolve("base"));
        Files.writeString(unfinished.resolve("base/1"), "ha");

        PreparedDatabase.fill(data, prepared);

        assertThat(data.resolve("base/1")).hasContent("whole");
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void whatCannotBeCopiedIsNamed() throws IOException {
        Files.createDirectories(prepared);
        Files.writeString(prepared.resolve("PG_VERSION"), "18");
        Files.createDirectories(data.resolveSibling("postgresql.new/PG_VERSION/in-the-way"));

        assertThatThrownBy(() -> PreparedDatabase.fill(data, prepared))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(data.toString());
        assertThat(data).doesNotExist();
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        String url = "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(server.port());
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
            assertThat(statement.getUpdateCount()).isNotNegative();
        }
    }
}
