package dev.webstore.platform.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.Reply.NoAnswer;
import dev.webstore.platform.client.Reply.NotSent;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that is as rude as a test wants, since what matters is what happens when things break. */
class ServiceClientTest {

    private final Telemetry telemetry = Telemetry.logsOnly(ServiceName.MAIN, Configuration.of(Map.of()));
    private ServerSocket server;
    private ServiceClient client;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        client = client(Duration.ofMillis(300), 10);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        telemetry.close();
    }

    @Test
    void tellsTheAnswer() {
        serve(socket -> answer(socket, "404 Not Found", "{\"a\": 1}"));
        assertThat(client.call(Call.get("/x"))).isInstanceOfSatisfying(Answered.class, answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\": 1}");
        });
    }

    @Test
    void anUnreachableServerWasSentNothing() throws IOException {
        server.close();
        assertThat(client.call(Call.post("/x", "body"))).isEqualTo(new NotSent("unreachable"));
    }

    @Test
    void aServerThatIsSilentMayHaveDoneAnything() {
        serve(socket -> read(socket));
        assertThat(client.call(Call.post("/x", "body"))).isEqualTo(new NoAnswer("timeout"));
    }

    @Test
    void aServerThatHangsUpMayHaveDoneAnything() {
        serve(socket -> {
            read(socket);
            socket.close();
        });
        assertThat(client.call(Call.post("/x", "body"))).isEqualTo(new NoAnswer("connection_lost"));
    }

    @Test
    void anAnswerCutShortIsNoAnswer() {
        serve(socket -> {
            read(socket);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            socket.close();
        });
        assertThat(client.call(Call.get("/x"))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void aConnectionThatTheServerClosedMeanwhileIsReplaced() {
        serve(socket -> {
            answer(socket, "200 OK", "{}");
            socket.close();
        });
        for (int i = 0; i < 5; i++) {
            assertThat(client.call(Call.get("/x"))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void theCircuitOpensWhenMostCallsFail() {
        serve(socket -> answer(socket, "503 Service Unavailable", "{}"));
        for (int i = 0; i < 20; i++) {
            assertThat(client.call(Call.get("/x"))).isInstanceOf(Answered.class);
        }
        assertThat(client.call(Call.get("/x"))).isEqualTo(new NotSent("circuit_open"));
    }

    @Test
    void refusalsOfTheCallerDoNotOpenTheCircuit() {
        serve(socket -> answer(socket, "402 Payment Required", "{}"));
        for (int i = 0; i < 30; i++) {
            assertThat(client.call(Call.get("/x"))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void noMoreCallsAtOnceThanTheBulkheadHolds() throws Exception {
        var arrived = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        serve(socket -> {
            read(socket);
            arrived.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            write(socket, "200 OK", "{}");
        });
        try (var narrow = client(Duration.ofSeconds(30), 1);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> narrow.call(Call.get("/x")));
            arrived.await();
            assertThat(narrow.call(Call.get("/x"))).isEqualTo(new NotSent("bulkhead_full"));
            release.countDown();
            assertThat(first.get()).isInstanceOf(Answered.class);
        }
    }

    private ServiceClient client(Duration timeout, int concurrency) {
        URI base = URI.create("http://localhost:" + server.getLocalPort());
        return new ServiceClient("other", base, timeout, concurrency, telemetry);
    }

    @FunctionalInterface
    private interface Manners {
        void treat(Socket socket) throws IOException;
    }

    private void serve(Manners manners) {
        Thread.startVirtualThread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.startVirtualThread(() -> {
                        try {
                            manners.treat(socket);
                        } catch (IOException e) {
                            // The client went away, which some tests want.
                        }
                    });
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static void answer(Socket socket, String status, String body) throws IOException {
        while (read(socket)) {
            write(socket, status, body);
        }
    }

    private static void write(Socket socket, String status, String body) throws IOException {
        socket.getOutputStream()
                .write("HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(status, body.length(), body)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads something; false at the end of the connection. */
    private static boolean read(Socket socket) throws IOException {
        return socket.getInputStream().read(new byte[64 * 1024]) > 0;
    }
}
