package dev.webstore.promotions;

import static dev.webstore.promotions.Bodies.order;
import static dev.webstore.promotions.Bodies.outcome;
import static dev.webstore.promotions.PromotionsFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static PromotionsFixture promotions;

    @BeforeAll
    static void open() {
        promotions = new PromotionsFixture();
    }

    @AfterAll
    static void close() {
        promotions.close();
    }

    @Test
    void paidOrdersEarnPointsThatLeadToATier() {
        assertThat(tell("tier-1", "climber", "paid", 499.99)).isEqualTo("paid");
        assertThat(points("climber")).isEqualTo(499);
        tell("tier-2", "climber", "paid", 1600.01);
        assertThat(points("climber")).isEqualTo(2099);

        var check = json(promotions.post("/api/promotions/check", order("climber", "US", "50.00", null, null)));
        assertThat(check.at("/loyalty/tier").stringValue()).isEqualTo("gold");
        assertThat(check.at("/discounts/0/source").stringValue()).isEqualTo("loyalty");
        assertThat(check.at("/discounts/0/amount").decimalValue()).isEqualByComparingTo("2.00");
        assertThat(check.get("total").decimalValue()).isEqualByComparingTo("48.00");
    }

    @Test
    void anOutcomeCountsOnceHoweverOftenItIsTold() {
        List<HttpResponse<String>> answers = promotions.atOnce(
                32, i -> promotions.post("/api/promotions/outcome", outcome("again", "repeater", "paid", 120.50)));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(points("repeater")).isEqualTo(120);

        for (int i = 0; i < 3; i++) {
            assertThat(tell("again", "repeater", "refunded", 120.50)).isEqualTo("refunded");
        }
        assertThat(points("repeater")).isZero();
    }

    @Test
    void aPaymentToldAfterItsRefundChangesNothing() {
        assertThat(tell("late", "latecomer", "refunded", 80)).isEqualTo("refunded");
        assertThat(tell("late", "latecomer", "paid", 80)).isEqualTo("refunded");
        assertThat(points("latecomer")).isZero();
    }

    @Test
    void paymentAndRefundAtOnceNeverLeavePoints() {
        promotions.atOnce(
                64,
                i -> promotions.post(
                        "/api/promotions/outcome",
                        outcome("race-" + i / 2, "racer", i % 2 == 0 ? "paid" : "refunded", 10)));
        assertThat(points("racer")).isZero();
    }

    @Test
    void aRefundGivesBackWhatThatOrderEarnedAndNoMore() {
        tell("keep", "keeper", "paid", 30);
        tell("return", "keeper", "paid", 50);
        // Whatever the refund says, the order's own points count.
        tell("return", "keeper", "refunded", 9999);
        assertThat(points("keeper")).isEqualTo(30);
    }

    @Test
    void aFailedOrderEarnsNothing() {
        assertThat(tell("failed", "unlucky", "failed", 500)).isEqualTo("failed");
        assertThat(points("unlucky")).isZero();
    }

    private static String tell(String orderId, String userId, String status, double total) {
        var answer = promotions.post("/api/promotions/outcome", outcome(orderId, userId, status, total));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("order_id").stringValue()).isEqualTo(orderId);
        return json(answer).get("status").stringValue();
    }

    private static long points(String userId) {
        return json(promotions.post("/api/promotions/check", order(userId, "US", "10.00", null, null)))
                .at("/loyalty/points")
                .longValue();
    }
}
