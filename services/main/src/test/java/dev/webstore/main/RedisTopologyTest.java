package dev.webstore.main;

import static dev.webstore.main.MainServiceFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A purchase, with the carts in each kind of Redis that {@code REDIS_URL} can name. */
class RedisTopologyTest {

    private static final int SLOTS = 16_384;

    private static MainServiceFixture shop;

    @TempDir
    Path home;

    private final List<Process> servers = new ArrayList<>();

    @BeforeAll
    static void open() {
        shop = new MainServiceFixture();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @AfterEach
    void stopServers() throws InterruptedException {
        shop.restart(Map.of());
        for (Process server : servers) {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void sentinelsNameTheMaster() throws IOException {
        int master = freePort();
        start(master, List.of());
        int sentinel = freePort();
        Path settings = home.resolve("sentinel.conf");
        Files.writeString(settings, "port %d\nsentinel monitor carts 127.0.0.1 %d 1\n".formatted(sentinel, master));
        launch(List.of(settings.toString(), "--sentinel"), home);
        await().until(() -> answers(sentinel));

        shop.restart(Map.of("REDIS_URL", "redis-sentinel://localhost:%d/0#carts".formatted(sentinel)));

        buy();
        assertThat(cartsOn(master)).isNotEmpty();
    }

    @Test
    void aClusterKeepsEachCartOnOneNode() throws IOException {
        List<Integer> nodes =
                Stream.generate(RedisTopologyTest::freePort).limit(3).toList();
        for (int node : nodes) {
            start(node, List.of("--cluster-enabled", "yes"));
        }
        formCluster(nodes);

        shop.restart(Map.of("REDIS_URL", "redis-cluster://localhost:" + nodes.getFirst()));

        for (int shopper = 0; shopper < 12; shopper++) {
            buy();
        }
        assertThat(nodes).noneMatch(node -> cartsOn(node).isEmpty());
    }

    private static void buy() {
        String token = shop.newUser();
        var cart = shop.post("/cart/add", token, Map.of("product_id", "aud-001", "quantity", 2, "country", "DE"));
        assertThat(cart.statusCode()).as(cart.body()).isEqualTo(200);
        var order = shop.post("/checkout", token, Map.of("payment_method", "paypal", "country", "DE"));
        assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
        assertThat(json(shop.get("/cart", token)).get("item_count").intValue()).isZero();
        // Something stays behind to be found on the server.
        shop.post("/cart/add", token, Map.of("product_id", "aud-001", "quantity", 1, "country", "DE"));
    }

    private void formCluster(List<Integer> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            int from = i * SLOTS / nodes.size();
            int to = (i + 1) * SLOTS / nodes.size();
            ask(
                    nodes.get(i),
                    redis -> redis.clusterAddSlots(IntStream.range(from, to).toArray()));
            ask(nodes.get(i), redis -> redis.clusterMeet("127.0.0.1", nodes.getFirst()));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> nodes.stream()
                        .allMatch(node -> ask(node, RedisCommands::clusterInfo).contains("cluster_state:ok")));
    }

    private void start(int port, List<String> settings) throws IOException {
        Path directory = Files.createDirectory(home.resolve(String.valueOf(port)));
        var arguments = new ArrayList<>(List.of("--port", String.valueOf(port), "--save", ""));
        arguments.addAll(settings);
        launch(arguments, directory);
        await().until(() -> answers(port));
    }

    /** Runs the server program that the plain Redis of the fixture runs. */
    private void launch(List<String> arguments, Path directory) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.of(shop.redis.pid())
                .flatMap(process -> process.info().command())
                .orElseThrow());
        command.addAll(arguments);
        servers.add(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static boolean answers(int port) {
        try {
            return ask(port, RedisCommands::ping).equals("PONG");
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    private static <T> T ask(int port, Function<RedisCommands<String, String>, T> question) {
        RedisClient client = RedisClient.create(RedisURI.create("localhost", port));
        try (var connection = client.connect()) {
            return question.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }

    private static List<String> cartsOn(int port) {
        return ask(port, redis -> redis.keys("cart:*"));
    }

    private static int freePort() {
        // A cluster node also listens 10000 higher.
        while (true) {
            try (var socket = new ServerSocket(0)) {
                if (socket.getLocalPort() < 55_000) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
