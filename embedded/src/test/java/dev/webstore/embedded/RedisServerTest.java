package dev.webstore.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

    @TempDir
    Path home;

    @Test
    void keepsItsDataBetweenRuns() throws IOException {
        try (var server = start()) {
            assertThat(ask(server, "SET cart 7")).isEqualTo("+OK");
        }

        try (var server = start()) {
            assertThat(ask(server, "INCR cart")).isEqualTo(":8");
        }
    }

    @Test
    void keepsItsDataWhenKilled() throws IOException {
        try (var server = start()) {
            assertThat(ask(server, "SET cart 7")).isEqualTo("+OK");
            server.kill();
            assertThat(server.isAlive()).isFalse();
        }

        try (var server = start()) {
            assertThat(ask(server, "INCR cart")).isEqualTo(":8");
        }
    }

    /** Many times: a process that ends closes its sockets a moment after it is gone from most listings. */
    @Test
    void getsItsPortBackAtOnceWhenKilled() throws IOException {
        RedisServer server = start();
        int port = server.port();
        for (int round = 0; round < 30; round++) {
            assertThat(ask(server, "PING")).isEqualTo("+PONG");
            server.kill();
            server.close();
            server = RedisServer.start(home.resolve("redis"), port);
            assertThat(server.port()).isEqualTo(port);
        }
        server.close();
    }

    @Test
    void leavesATakenPortToItsOwner() throws IOException {
        try (var owner = new ServerSocket(0);
                var server = RedisServer.start(home.resolve("redis"), owner.getLocalPort())) {
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
    void leavesNothingOfATemporaryServer() {
        Path directory;
        try (var server = RedisServer.startTemporary()) {
            directory = Path.of(ProcessHandle.of(server.pid())
                            .orElseThrow()
                            .info()
                            .command()
                            .orElseThrow())
                    .getParent();
            assertThat(directory).exists();
        }

        assertThat(Files.exists(directory)).isFalse();
    }

    private RedisServer start() {
        return RedisServer.start(home.resolve("redis"), 0);
    }

    private static String ask(RedisServer server, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
