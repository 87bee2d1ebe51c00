package dev.webstore.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.webstore.acceptance.machine.Machine;
import dev.webstore.acceptance.machine.Victim;
import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.service.ServiceName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the services answer while PostgreSQL or Redis is away, and that they need no restart once it is back. */
class StoreOutageTest {

    /** Nobody waits longer for a store that is away: the time to get a connection and a little more. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(1);

    private static final Map<String, String> WISH = Map.of("payment_method", "paypal", "country", "DE");
    private static final Map<String, Object> ITEM = Map.of("product_id", "aud-001", "quantity", 1, "country", "DE");

    @TempDir
    private static Path directory;

    private static Machine machine;
    private static Api anybody;
    private static Api buyer;

    @BeforeAll
    static void open() {
        machine = new Machine(directory, 1);
        anybody = new Api(machine.url(ServiceName.MAIN));
        buyer = anybody.asSomebodyNew();
        buyer.post("/cart/add", ITEM);
    }

    @AfterAll
    static void close() {
        machine.close();
    }

    @Test
    void withoutPostgresqlEveryServiceSaysSoAndComesBack() {
        var payments = new Api(machine.url(ServiceName.PAYMENTS));
        var promotions = new Api(machine.url(ServiceName.PROMOTIONS));
        List<Supplier<Answer>> questions = List.of(
                () -> anybody.get("/products"),
                () -> anybody.post("/auth/login", Map.of("email", "a@example.com", "password", "of no account")),
                () -> buyer.get("/cart"),
                () -> buyer.post("/cart/add", ITEM),
                () -> buyer.post("/checkout", WISH),
                () -> buyer.get("/orders"),
                () -> payments.get("/api/payments/pay_of-nobody"),
                () -> payments.post("/api/payments/process", charge()),
                () -> promotions.post("/api/promotions/outcome", outcome()));

        Victim postgres = victim("postgresql");
        postgres.kill();
        try {
            questions.forEach(StoreOutageTest::assertUnavailable);
            assertThat(Stream.of(anybody, payments, promotions))
                    .allSatisfy(service ->
                            assertThat(service.get("/health").status()).isEqualTo(503));
        } finally {
            postgres.start();
        }

        questions.forEach(StoreOutageTest::awaitAvailable);
    }

    @Test
    void withoutRedisCartsAreUnavailableAndTheRestWorks() {
        List<Supplier<Answer>> needCarts = List.of(
                () -> buyer.get("/cart"), () -> buyer.post("/cart/add", ITEM), () -> buyer.post("/checkout", WISH));

        Victim redis = victim("redis");
        redis.kill();
        try {
            needCarts.forEach(StoreOutageTest::assertUnavailable);
            Stream.of("/products", "/products/aud-001", "/orders")
                    .forEach(path ->
                            assertThat(buyer.get(path).status()).as(path).isEqualTo(200));
        } finally {
            redis.start();
        }

        needCarts.forEach(StoreOutageTest::awaitAvailable);
    }

    private static void assertUnavailable(Supplier<Answer> question) {
        Instant start = Instant.now();
        Answer answer = question.get();
        assertThat(Duration.between(start, Instant.now())).as(answer.body()).isLessThan(LONGEST_ANSWER);
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).as(answer.body()).startsWith(Problem.MEDIA_TYPE);
    }

    /** Any answer of its own will do, since third parties go on failing as they usually do. */
    private static void awaitAvailable(Supplier<Answer> question) {
        await().atMost(LONGEST_RECOVERY)
                .untilAsserted(() -> assertThat(question.get())
                        .matches(
                                answer -> answer.status() < 500 || answer.body().contains("order_id")));
    }

    private static Map<String, Object> charge() {
        return Map.of(
                "order_id",
                UUID.randomUUID().toString(),
                "user_id",
                "user_1",
                "amount",
                10,
                "country",
                "DE",
                "payment_method",
                "paypal",
                "process_before",
                Instant.now().plusSeconds(10).toString());
    }

    private static Map<String, Object> outcome() {
        return Map.of("order_id", "of-nobody", "user_id", "user_1", "status", "failed", "total", 10);
    }

    private static Victim victim(String name) {
        return machine.victims().stream()
                .filter(victim -> victim.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
