package dev.webstore.payments;

import static dev.webstore.payments.PaymentsFixture.charge;
import static dev.webstore.payments.PaymentsFixture.newOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.webstore.payments.FakeProvider.Trouble;
import dev.webstore.payments.PaymentsFixture.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the workers do about charges without an answer and refunds that are not done. */
class SettlementTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static FakeProvider provider;
    private static PaymentsFixture payments;

    @BeforeAll
    static void start() {
        provider = new FakeProvider();
        payments = new PaymentsFixture(provider.url(), Map.of("PAYMENTS_PROVIDER_TIMEOUT", "300ms"));
    }

    @AfterAll
    static void stop() {
        payments.close();
        provider.close();
    }

    @Test
    void findsMoneyThatWasTakenWithoutAnAnswer() {
        String order = newOrder();
        provider.beSilentNext(Trouble.SILENT_AFTER);
        assertThat(payments.process(charge(order)).status()).isEqualTo(202);

        payments.makeDue(order);

        awaitStatus(order, "CAPTURED");
        assertThat(payments.find(order).text("transaction_id")).isEqualTo("tx_pay_" + order);
        assertThat(payments.process(charge(order)).status()).isEqualTo(200);
        assertThat(provider.chargesOf(order)).hasSize(1);
    }

    @Test
    void findsThatNoMoneyWasTaken() {
        String order = newOrder();
        provider.beSilentNext(Trouble.SILENT_BEFORE);
        assertThat(payments.process(charge(order)).status()).isEqualTo(202);

        payments.makeDue(order);

        awaitStatus(order, "FAILED");
        Answer again = payments.process(charge(order));
        assertThat(again.status()).isEqualTo(503);
        assertThat(again.text("reason")).isEqualTo("no_answer");
        assertThat(provider.chargesOf(order)).hasSize(1);
    }

    @Test
    void waitsUntilTheProviderCanTakeNothingAnyMore() {
        String order = newOrder();
        provider.beSilentNext(Trouble.SILENT_BEFORE);

        payments.process(charge(order));

        assertThat(payments.query(
                        "SELECT due_at - process_before FROM payments.payments WHERE order_id = '%s'".formatted(order)))
                .isEqualTo("00:00:02");
    }

    @Test
    void leavesThePaymentPendingWhileTheProviderIsAway() {
        try (var alone = new PaymentsFixture("http://localhost:1", Map.of())) {
            String order = newOrder();
            alone.process(charge(order));
            alone.execute("UPDATE payments.payments SET status = 'PENDING', due_at = now() - interval '1 second'");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(alone.query("SELECT attempts > 0 FROM payments.payments"))
                            .isEqualTo("t"));
            assertThat(alone.find(order).text("status")).isEqualTo("PENDING");
        }
    }

    @Test
    void givesMoneyBack() {
        String order = captured();

        Answer answer = payments.refund(order);
        Answer again = payments.refund(order);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("REFUNDED");
        assertThat(again).isEqualTo(answer);
        assertThat(provider.refundsOf(order)).hasSize(1);
        assertThat(payments.process(charge(order)).text("status")).isEqualTo("REFUNDED");
    }

    @Test
    void givesMoneyBackLaterWhenTheProviderIsAway() {
        String order = captured();
        provider.refuseNext(503, "unavailable");

        Answer answer = payments.refund(order);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("status")).isEqualTo("REFUND_PENDING");
        assertThat(payments.refund(order).status()).isEqualTo(202);

        payments.makeDue(order);
        awaitStatus(order, "REFUNDED");
        assertThat(provider.refundsOf(order)).hasSize(2);
    }

    @Test
    void givesMoneyBackWhoseRefundGotNoAnswer() {
        String order = captured();
        provider.beSilentNext(Trouble.SILENT_AFTER);

        assertThat(payments.refund(order).status()).isEqualTo(202);

        payments.makeDue(order);
        awaitStatus(order, "REFUNDED");
    }

    @Test
    void givesNothingBackThatWasNotTaken() {
        String order = newOrder();
        provider.refuseNext(400, "card_declined");
        payments.process(charge(order));

        assertThat(payments.refund(order).status()).isEqualTo(409);
        assertThat(payments.refund(newOrder()).status()).isEqualTo(404);
        assertThat(provider.refundsOf(order)).isEmpty();
    }

    @Test
    void neverForgetsWhatHappened() {
        String order = captured();

        assertThatThrownBy(() -> payments.execute("DELETE FROM payments.ledger_entries"))
                .hasMessageContaining("ledger entries are never changed");
        assertThat(payments.find(order).text("status")).isEqualTo("CAPTURED");
    }

    private static String captured() {
        String order = newOrder();
        assertThat(payments.process(charge(order)).status()).isEqualTo(200);
        return order;
    }

    private static void awaitStatus(String order, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(payments.find(order).text("status")).isEqualTo(status));
    }
}
