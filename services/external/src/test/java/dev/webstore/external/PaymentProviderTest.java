package dev.webstore.external;

import static dev.webstore.external.ThirdPartyFixture.charge;
import static dev.webstore.external.ThirdPartyFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentProviderTest {

    @TempDir
    Path data;

    private ThirdPartyFixture provider;

    @BeforeEach
    void open() {
        provider = ThirdPartyFixture.provider(data, Map.of("WEBSTORE_CALM", "true"));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aRepeatedChargeIsTheSameCharge() {
        var first = provider.post("/api/payment/process", charge("pay_1", "US", 19.99));
        var again = provider.post("/api/payment/process", charge("pay_1", "US", 19.99));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(json(first).get("amount").toString()).isEqualTo("19.99");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(book()).hasSize(1);
    }

    @Test
    void aKeyStandsForOneAmount() {
        provider.post("/api/payment/process", charge("pay_1", "US", 19.99));

        assertThat(provider.post("/api/payment/process", charge("pay_1", "US", 20))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aCapturedChargeIsConfirmedEvenInBadTimes() {
        var first = provider.post("/api/payment/process", charge("pay_1", "US", 19.99));
        provider.send("PATCH", "/control", Map.of("failure_rate", 1, "codes", List.of(500)));

        assertThat(provider.post("/api/payment/process", charge("pay_1", "US", 19.99))
                        .body())
                .isEqualTo(first.body());
        assertThat(provider.post("/api/payment/process", charge("pay_2", "US", 19.99))
                        .statusCode())
                .isEqualTo(500);
        assertThat(provider.get("/api/payment/pay_2").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingIsCapturedOnceItsTimeIsOver() {
        var late = new HashMap<>(charge("pay_1", "US", 19.99));
        late.put("process_before", Instant.now().minusMillis(1).toString());

        var answer = provider.post("/api/payment/process", late);

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(json(answer).get("error").stringValue()).isEqualTo("too_late");
        assertThat(provider.get("/api/payment/pay_1").statusCode()).isEqualTo(404);
    }

    @Test
    void theDelayCountsAgainstTheTime() {
        provider.send("PATCH", "/control", Map.of("hang_ms", 400));
        var tight = new HashMap<>(charge("pay_1", "US", 19.99));
        tight.put("process_before", Instant.now().plusMillis(100).toString());

        assertThat(provider.post("/api/payment/process", tight).statusCode()).isEqualTo(410);
    }

    @Test
    void aChargeIsGivenBackOnceAndWhole() {
        provider.post("/api/payment/process", charge("pay_1", "US", 19.99));

        assertThat(refund("pay_1", 5).statusCode()).isEqualTo(409);
        var first = refund("pay_1", 19.99);
        assertThat(json(first).get("status").stringValue()).isEqualTo("refunded");
        assertThat(refund("pay_1", 19.99).body()).isEqualTo(first.body());
        assertThat(refund("pay_2", 19.99).statusCode()).isEqualTo(404);
        assertThat(json(provider.get("/api/payment/pay_1")).get("status").stringValue())
                .isEqualTo("refunded");
    }

    @Test
    void declinesAreWordedAsByAProvider() {
        provider.send("PATCH", "/control", Map.of("failure_rate", 1, "codes", List.of(400)));

        var answer = provider.post("/api/payment/process", charge("pay_1", "US", 19.99));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").stringValue()).isIn("card_declined", "insufficient_funds", "card_expired");
    }

    @Test
    void badInputIsNamedInItsOwnWords() {
        var wrong = new HashMap<>(charge("pay_1", "US", 19.99));
        wrong.put("amount", 0);

        var answer = provider.post("/api/payment/process", wrong);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").stringValue()).isEqualTo("invalid_request");
        assertThat(json(answer).get("field").stringValue()).isEqualTo("amount");
    }

    @Test
    void theBookOutlivesTheProvider() {
        var captured = provider.post("/api/payment/process", charge("pay_1", "US", 19.99));
        provider.close();
        open();

        assertThat(provider.post("/api/payment/process", charge("pay_1", "US", 19.99))
                        .body())
                .isEqualTo(captured.body());
        assertThat(book()).hasSize(1);
    }

    private java.net.http.HttpResponse<String> refund(String key, double amount) {
        return provider.post("/api/payment/refund", Map.of("idempotency_key", key, "amount", amount));
    }

    private List<String> book() {
        return provider.get("/control/book").body().lines().toList();
    }
}
