package dev.webstore.payments;

import static dev.webstore.payments.PaymentsFixture.charge;
import static dev.webstore.payments.PaymentsFixture.newOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.payments.FakeProvider.Trouble;
import dev.webstore.payments.PaymentsFixture.Answer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChargeTest {

    private static FakeProvider provider;
    private static PaymentsFixture payments;

    @BeforeAll
    static void start() {
        provider = new FakeProvider();
        payments = new PaymentsFixture(provider.url(), Map.of("PAYMENTS_PROVIDER_TIMEOUT", "1s"));
    }

    @AfterAll
    static void stop() {
        payments.close();
        provider.close();
    }

    @Test
    void takesTheMoneyOfAnOrder() {
        String order = newOrder();
        Map<String, Object> charge = charge(order);

        Answer answer = payments.process(charge);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString())
                .contains("\"payment_id\":\"pay_%s\"".formatted(order), "\"amount\":19.99", "\"currency\":\"USD\"");
        assertThat(answer.text("status")).isEqualTo("CAPTURED");
        assertThat(answer.text("transaction_id")).isEqualTo("tx_pay_" + order);
        assertThat(provider.chargesOf(order)).singleElement().satisfies(asked -> {
            assertThat(asked.get("amount").decimalValue()).isEqualByComparingTo("19.99");
            assertThat(Instant.parse(asked.get("process_before").stringValue()))
                    .isEqualTo(Instant.parse((String) charge.get("process_before")));
        });
        assertThat(payments.find(order).body()).isEqualTo(answer.body());
    }

    @Test
    void takesItOnceHoweverOftenItIsAsked() {
        String order = newOrder();

        Answer first = payments.process(charge(order));
        Answer again = payments.process(charge(order));

        assertThat(again).isEqualTo(first);
        assertThat(provider.chargesOf(order)).hasSize(1);
        assertThat(kinds(order)).isEqualTo("attempted,captured");
    }

    @Test
    void takesItOnceHoweverManyAskAtTheSameTime() throws Exception {
        String order = newOrder();
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> requests = Stream.<Callable<Answer>>generate(
                            () -> () -> payments.process(charge(order)))
                    .limit(16)
                    .toList();
            for (Future<Answer> answer : askers.invokeAll(requests)) {
                assertThat(answer.get().status()).isEqualTo(200);
                assertThat(answer.get().text("transaction_id")).isEqualTo("tx_pay_" + order);
            }
        }

        assertThat(provider.chargesOf(order)).hasSize(1);
        assertThat(payments.query("SELECT count(*) FROM payments.payments WHERE order_id = '%s'".formatted(order)))
                .isEqualTo("1");
    }

    @Test
    void isInTheLedgerBeforeTheProviderIsAsked() {
        String order = newOrder();
        provider.beSilentNext(Trouble.SILENT_BEFORE);

        Answer answer = payments.process(charge(order));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("PENDING");
        assertThat(kinds(order)).isEqualTo("attempted");
    }

    @Test
    void doesNotAskAgainWhereTheOutcomeIsUnknown() {
        String order = newOrder();
        provider.beSilentNext(Trouble.SILENT_AFTER);

        payments.process(charge(order));
        Answer again = payments.process(charge(order));

        assertThat(again.status()).isEqualTo(202);
        assertThat(provider.chargesOf(order)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400,card_declined", "400,insufficient_funds", "404,account_not_found"})
    void saysWhyTheProviderDeclined(int status, String reason) {
        String order = newOrder();
        provider.refuseNext(status, reason);

        Answer answer = payments.process(charge(order));
        Answer again = payments.process(charge(order));

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.text("title")).isEqualTo("Payment declined");
        assertThat(answer.text("reason")).isEqualTo(reason);
        assertThat(again.status()).isEqualTo(402);
        assertThat(payments.find(order).text("status")).isEqualTo("DECLINED");
        assertThat(provider.chargesOf(order)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"429,rate_limited", "500,internal_error", "503,unavailable"})
    void saysThatTheProviderIsAway(int status, String reason) {
        String order = newOrder();
        provider.refuseNext(status, reason);

        Answer answer = payments.process(charge(order));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("title")).isEqualTo("Payment provider unavailable");
        assertThat(answer.text("reason")).isEqualTo(reason);
        assertThat(payments.find(order).text("status")).isEqualTo("FAILED");
    }

    @Test
    void doesNotBelieveWhatTheProviderDoesNotDocument() {
        String order = newOrder();
        provider.refuseNext(502, "bad_gateway");

        assertThat(payments.process(charge(order)).status()).isEqualTo(202);
    }

    @Test
    void neverMovesMoneyWhereNobodyListens() {
        try (var alone = new PaymentsFixture("http://localhost:1", Map.of())) {
            String order = newOrder();

            Answer answer = alone.process(charge(order));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("reason")).isEqualTo("unreachable");
        }
    }

    @Test
    void doesNothingWhenItIsTooLate() {
        String order = newOrder();

        Answer answer = payments.process(
                charge(order, "process_before", Instant.now().minusMillis(1).toString()));

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.wrongField()).isEqualTo("process_before");
        assertThat(payments.find(order).status()).isEqualTo(404);
        assertThat(provider.chargesOf(order)).isEmpty();
    }

    @Test
    void tellsWhatCameOfAnOrderAlsoWhenItIsTooLate() {
        String order = newOrder();
        payments.process(charge(order));

        Answer late = payments.process(
                charge(order, "process_before", Instant.now().minusMillis(1).toString()));

        assertThat(late.status()).isEqualTo(200);
    }

    @Test
    void doesNotTakeAnotherAmount() {
        String order = newOrder();
        payments.process(charge(order));

        Answer other = payments.process(charge(order, "amount", new BigDecimal("20.00")));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.wrongField()).isEqualTo("amount");
        assertThat(provider.chargesOf(order)).hasSize(1);
    }

    static Stream<Arguments> badFields() {
        return Stream.of(
                Arguments.of("order_id", null),
                Arguments.of("order_id", ""),
                Arguments.of("order_id", "../book"),
                Arguments.of("order_id", "o".repeat(65)),
                Arguments.of("user_id", 7),
                Arguments.of("amount", null),
                Arguments.of("amount", "19.99"),
                Arguments.of("amount", 0),
                Arguments.of("amount", -1),
                Arguments.of("amount", new BigDecimal("0.001")),
                Arguments.of("amount", new BigDecimal("1e12")),
                Arguments.of("country", "XX"),
                Arguments.of("country", "de"),
                Arguments.of("payment_method", "cash"),
                Arguments.of("process_before", "tomorrow"),
                Arguments.of(
                        "process_before", Instant.now().plus(Duration.ofDays(1)).toString()));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void namesTheFieldThatIsWrong(String field, Object value) {
        Answer answer = payments.process(charge(newOrder(), field, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.wrongField()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/payments/process | application/json | {          | 400",
                "/api/payments/process | application/json | []         | 400",
                "/api/payments/process | text/plain       | {}         | 415",
                "/api/payments/pay_x/refund | application/json | {\"reason\":7} | 400",
                "/api/payments/x/refund | application/json | {\"reason\":\"r\"} | 404",
                "/api/payments         | application/json | {}         | 404",
                "/health               | application/json | {}         | 405"
            })
    void answersOtherNonsenseWithAProblem(String path, String type, String body, int status) {
        Answer answer = payments.post(path, body.getBytes(StandardCharsets.UTF_8), type);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    private static String kinds(String order) {
        return payments.query("SELECT string_agg(kind, ',' ORDER BY at, kind) FROM payments.ledger_entries"
                + " WHERE order_id = '%s'".formatted(order));
    }
}
