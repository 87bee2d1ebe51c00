package dev.webstore.promotions;

import static dev.webstore.promotions.Bodies.order;
import static dev.webstore.promotions.Bodies.outcome;
import static dev.webstore.promotions.PromotionsFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponTest {

    private static final int CROWD = 64;

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
    void noMoreThanTheLimitOfACouponAreRedeemedAtOnce() {
        List<HttpResponse<String>> answers =
                promotions.atOnce(CROWD, i -> place("crowd_" + i, "EARLYBIRD", "crowd-order-" + i));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(25);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 422))
                .hasSize(CROWD - 25)
                .allMatch(answer -> json(answer).get("reason").stringValue().equals("exhausted"));
        assertThat(promotions.sql("SELECT redeemed FROM coupons WHERE code = 'EARLYBIRD'"))
                .isEqualTo("25");
        assertThat(promotions.sql("SELECT count(*) FROM coupon_redemptions WHERE code = 'EARLYBIRD'"))
                .isEqualTo("25");
    }

    @Test
    void noMoreThanTheLimitOfAUserAreRedeemedAtOnce() {
        List<HttpResponse<String>> answers =
                promotions.atOnce(CROWD, i -> place("greedy", "WELCOME10", "greedy-order-" + i));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 422))
                .hasSize(CROWD - 1)
                .allMatch(answer -> json(answer).get("reason").stringValue().equals("used_by_user"));
    }

    @Test
    void anOrderReservesItsCouponOnceHoweverOftenItAsks() {
        List<HttpResponse<String>> answers =
                promotions.atOnce(CROWD, i -> place("patient", "BONJOUR15", "FR", "patient-order"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.getFirst().body());
        assertThat(promotions.sql("SELECT redeemed FROM coupon_users WHERE user_id = 'patient'"))
                .isEqualTo("1");
    }

    @Test
    void reservationsAndReleasesOfOneCouponAtOnceEndWithTheRightCount() {
        promotions.atOnce(CROWD, i -> {
            place("mixed_" + i % 4, "SUMMER25", "mixed-order-" + i);
            return promotions.post(
                    "/api/promotions/outcome", outcome("mixed-order-" + i, "mixed_" + i % 4, "failed", 0));
        });
        assertThat(promotions.sql("SELECT redeemed FROM coupons WHERE code = 'SUMMER25'"))
                .isEqualTo("0");
        assertThat(promotions.sql("SELECT sum(redeemed) FROM coupon_users WHERE user_id LIKE 'mixed%'"))
                .isEqualTo("0");
    }

    @Test
    void aCouponCanBeUsedAgainAfterItsOrderFailedOrWasRefundedButNotAfterItWasPaid() {
        assertThat(place("cycle", "WELCOME10", "cycle-1").statusCode()).isEqualTo(200);
        assertThat(place("cycle", "WELCOME10", "cycle-2").statusCode()).isEqualTo(422);

        tell("cycle-1", "cycle", "failed");
        assertThat(status("cycle-1")).isEqualTo("RELEASED");
        assertThat(place("cycle", "WELCOME10", "cycle-3").statusCode()).isEqualTo(200);

        tell("cycle-3", "cycle", "paid");
        assertThat(status("cycle-3")).isEqualTo("CONFIRMED");
        assertThat(place("cycle", "WELCOME10", "cycle-4").statusCode()).isEqualTo(422);

        tell("cycle-3", "cycle", "refunded");
        assertThat(status("cycle-3")).isEqualTo("RELEASED");
        assertThat(place("cycle", "WELCOME10", "cycle-5").statusCode()).isEqualTo(200);
    }

    @Test
    void anOrderHasOneCouponAndKeepsIt() {
        assertThat(place("faithful", "SAVE5", "faithful-order").statusCode()).isEqualTo(200);
        var other = place("faithful", "WELCOME10", "faithful-order");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).get("reason").stringValue()).isEqualTo("order_conflict");

        tell("faithful-order", "faithful", "failed");
        assertThat(place("faithful", "SAVE5", "faithful-order").statusCode()).isEqualTo(422);
    }

    @Test
    void aQuoteReservesNothing() {
        assertThat(place("curious", "WELCOME10", null).statusCode()).isEqualTo(200);
        assertThat(place("curious", "WELCOME10", null).statusCode()).isEqualTo(200);
        assertThat(promotions.sql("SELECT count(*) FROM coupon_users WHERE user_id = 'curious'"))
                .isEqualTo("0");
        assertThat(place("curious", "WELCOME10", "curious-order").statusCode()).isEqualTo(200);
        assertThat(place("curious", "WELCOME10", null).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "NOSUCHCODE, US, 150, unknown",
        "SPRING20, US, 150, expired",
        "BONJOUR15, DE, 150, other_country",
        "SUMMER25, US, 99.99, amount_too_small",
        "BOOKWORM, US, 150, other_category",
        "HELLO20, US, 150, first_order_only",
        "x; DROP TABLE coupons, US, 150, unknown"
    })
    void aCouponThatDoesNotFitIsRefusedByName(String code, String country, String price, String reason) {
        var answer = promotions.post("/api/promotions/check", order("picky", country, price, code, "picky-" + reason));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("reason").stringValue()).isEqualTo(reason);
        assertThat(json(answer).at("/errors/0/field").stringValue()).isEqualTo("coupon_code");
        assertThat(promotions.sql("SELECT count(*) FROM coupon_redemptions WHERE user_id = 'picky'"))
                .isEqualTo("0");
    }

    @Test
    void aCouponThatWouldTakeNothingOffIsNotWasted() {
        var answer = promotions.post("/api/promotions/check", order("penny", "US", "0.01", "WELCOME10", "penny-order"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("reason").stringValue()).isEqualTo("no_further_discount");
    }

    @Test
    void validatingTellsWhatACouponIsWorthAndUsesNothingUp() {
        for (int i = 0; i < 2; i++) {
            var answer = json(validate("welcome10 ", "thrifty", "US", 80));
            assertThat(answer.get("coupon_code").stringValue()).isEqualTo("WELCOME10");
            assertThat(answer.get("valid").booleanValue()).isTrue();
            assertThat(answer.get("discount").decimalValue()).isEqualByComparingTo("8.00");
        }
        assertThat(json(validate("BOOKWORM", "thrifty", "US", 50)).get("valid").booleanValue())
                .isTrue();
        assertThat(json(validate("SPRING20", "thrifty", "US", 80)).get("reason").stringValue())
                .isEqualTo("expired");
        assertThat(json(validate("NOPE", "thrifty", "US", 80)).get("reason").stringValue())
                .isEqualTo("unknown");

        assertThat(place("thrifty", "WELCOME10", "thrifty-order").statusCode()).isEqualTo(200);
        assertThat(json(validate("WELCOME10", "thrifty", "US", 80))
                        .get("reason")
                        .stringValue())
                .isEqualTo("used_by_user");
    }

    private static HttpResponse<String> place(String userId, String coupon, @Nullable String orderId) {
        return place(userId, coupon, "US", orderId);
    }

    private static HttpResponse<String> place(String userId, String coupon, String country, @Nullable String orderId) {
        return promotions.post("/api/promotions/check", order(userId, country, "150.00", coupon, orderId));
    }

    private static HttpResponse<String> validate(String code, String userId, String country, int amount) {
        return promotions.post(
                "/api/promotions/validate-coupon",
                Map.of("coupon_code", code, "user_id", userId, "country", country, "amount", amount));
    }

    private static void tell(String orderId, String userId, String status) {
        assertThat(promotions
                        .post("/api/promotions/outcome", outcome(orderId, userId, status, 100))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String status(String orderId) {
        return promotions.sql("SELECT status FROM coupon_redemptions WHERE order_id = '" + orderId + "'");
    }
}
