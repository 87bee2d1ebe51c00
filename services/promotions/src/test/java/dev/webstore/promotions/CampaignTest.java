package dev.webstore.promotions;

import static dev.webstore.promotions.Bodies.order;
import static dev.webstore.promotions.PromotionsFixture.ADMIN;
import static dev.webstore.promotions.PromotionsFixture.CUSTOMER;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CampaignTest {

    private static final String CAMPAIGNS = "/api/promotions/campaigns";

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
    void everybodyCanSeeTheCampaigns() {
        var answer = promotions.get(CAMPAIGNS);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode clearance = campaign("spring-clearance");
        assertThat(clearance.get("status").stringValue()).isEqualTo("ended");
        assertThat(clearance.at("/conditions/categories/0").stringValue()).isEqualTo("clothing");
        assertThat(clearance.at("/effect/percent").decimalValue()).isEqualByComparingTo("15");
        assertThat(clearance.at("/conditions/ends_at").stringValue()).isEqualTo("2026-05-01T00:00:00Z");
    }

    @Test
    void aCampaignIsCreatedChangedAndEndedAndPricesFollowAtOnce() {
        var created = send(
                "POST",
                CAMPAIGNS,
                ADMIN,
                Map.of(
                        "name",
                        "Toys for Japan",
                        "description",
                        "Ten per cent off toys",
                        "priority",
                        500,
                        "conditions",
                        Map.of("countries", List.of("JP"), "categories", List.of("toys")),
                        "effect",
                        Map.of("percent", 10, "cap", 4)));
        assertThat(created.statusCode()).isEqualTo(201);
        String id = json(created).get("campaign_id").stringValue();
        assertThat(created.headers().firstValue("Location")).contains(CAMPAIGNS + "/" + id);
        assertThat(json(created).get("status").stringValue()).isEqualTo("active");
        assertThat(discount("JP", "30.00")).isEqualTo("3.00");
        assertThat(discount("JP", "60.00")).isEqualTo("4.00");
        assertThat(discount("DE", "30.00")).isEqualTo("none");

        var changed = send("PATCH", CAMPAIGNS + "/" + id, ADMIN, Map.of("effect", Map.of("amount", 2.5)));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).get("name").stringValue()).isEqualTo("Toys for Japan");
        assertThat(json(changed).get("effect").has("percent")).isFalse();
        assertThat(json(changed).at("/conditions/countries/0").stringValue()).isEqualTo("JP");
        assertThat(discount("JP", "30.00")).isEqualTo("2.50");

        var ended = send("POST", CAMPAIGNS + "/" + id + "/end", ADMIN, null);
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(json(ended).get("status").stringValue()).isEqualTo("ended");
        assertThat(discount("JP", "30.00")).isEqualTo("none");

        assertThat(send("POST", CAMPAIGNS + "/" + id + "/end", ADMIN, null).body())
                .isEqualTo(ended.body());
        assertThat(send("PATCH", CAMPAIGNS + "/" + id, ADMIN, Map.of("priority", 1))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aCampaignWithAWindowIsScheduledUntilItBegins() {
        var created = send(
                "POST",
                CAMPAIGNS,
                ADMIN,
                Map.of(
                        "name",
                        "Later",
                        "conditions",
                        Map.of("starts_at", "2090-01-01T00:00:00Z", "ends_at", "2091-01-01T00:00:00Z"),
                        "effect",
                        Map.of("percent", 12.25)));
        assertThat(json(created).get("status").stringValue()).isEqualTo("scheduled");
        assertThat(json(created).at("/effect/percent").decimalValue()).isEqualByComparingTo("12.25");
    }

    @Test
    void onlyAdministratorsMayChangeCampaigns() {
        Map<String, Object> body = Map.of("name", "Mine", "effect", Map.of("percent", 100));
        String before = promotions.sql("SELECT count(*) FROM campaigns");

        for (String bad : new String[] {null, "wrong-token", "wéird", "x".repeat(300)}) {
            var answer = send("POST", CAMPAIGNS, bad, body);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
        for (String other : List.of(CUSTOMER, "test-token")) {
            assertThat(send("POST", CAMPAIGNS, other, body).statusCode()).isEqualTo(403);
            assertThat(send("PATCH", CAMPAIGNS + "/first-order", other, body).statusCode())
                    .isEqualTo(403);
            assertThat(send("POST", CAMPAIGNS + "/first-order/end", other, null).statusCode())
                    .isEqualTo(403);
        }
        assertThat(promotions.sql("SELECT count(*) FROM campaigns")).isEqualTo(before);
        assertThat(campaign("first-order").get("status").stringValue()).isEqualTo("active");
    }

    @Test
    void withoutTheMainServiceNobodyMayChangeCampaigns() {
        try (var alone = new PromotionsFixture()) {
            alone.stopMain();
            var answer = alone.send("POST", CAMPAIGNS, ADMIN, Map.of("name", "Mine", "effect", Map.of("percent", 10)));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(alone.get(CAMPAIGNS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anUnknownCampaignIsNotFound() {
        assertThat(send("PATCH", CAMPAIGNS + "/nope", ADMIN, Map.of("priority", 1))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("POST", CAMPAIGNS + "/nope/end", ADMIN, null).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"name\":\"x\"}",
                "{\"effect\":{\"percent\":10}}",
                "{\"name\":\"\",\"effect\":{\"percent\":10}}",
                "{\"name\":5,\"effect\":{\"percent\":10}}",
                "{\"name\":\"a\\u0000b\",\"effect\":{\"percent\":10}}",
                "{\"name\":\"x\",\"effect\":{}}",
                "{\"name\":\"x\",\"effect\":10}",
                "{\"name\":\"x\",\"effect\":{\"percent\":0}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":100.01}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10.005}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10,\"amount\":5}}",
                "{\"name\":\"x\",\"effect\":{\"amount\":0}}",
                "{\"name\":\"x\",\"effect\":{\"amount\":5,\"cap\":3}}",
                "{\"name\":\"x\",\"effect\":{\"amount\":1e99}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10,\"cap\":-1}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10},\"priority\":1001}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10},\"conditions\":[]}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10},\"conditions\":{\"countries\":[\"XX\"]}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10},\"conditions\":{\"countries\":\"DE\"}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10},\"conditions\":{\"categories\":[1]}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10},\"conditions\":{\"first_order\":\"yes\"}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10},\"conditions\":{\"starts_at\":\"tomorrow\"}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10},\"conditions\":{\"ends_at\":\"+999999-01-01T00:00:00Z\"}}",
                "{\"name\":\"x\",\"effect\":{\"percent\":10},"
                        + "\"conditions\":{\"starts_at\":\"2027-01-02T00:00:00Z\",\"ends_at\":\"2027-01-01T00:00:00Z\"}}",
            })
    void aCampaignThatMakesNoSenseIsRefused(String body) {
        String before = promotions.sql("SELECT count(*) FROM campaigns");
        var answer = send("POST", CAMPAIGNS, ADMIN, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).get("errors")).isNotEmpty();
        assertThat(promotions.sql("SELECT count(*) FROM campaigns")).isEqualTo(before);
    }

    private static HttpResponse<String> send(
            String method, String path, @Nullable String token, @Nullable Object body) {
        return promotions.send(method, path, token, body);
    }

    private static JsonNode campaign(String id) {
        return json(promotions.get(CAMPAIGNS))
                .get("campaigns")
                .valueStream()
                .filter(campaign -> campaign.get("campaign_id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What campaigns take off a toy of that price. */
    private static String discount(String country, String price) {
        return json(promotions.post("/api/promotions/check", order("shopper", country, price, null, null)))
                .get("discounts")
                .valueStream()
                .filter(discount -> discount.get("source").stringValue().equals("campaign"))
                .findFirst()
                .map(discount ->
                        discount.get("amount").decimalValue().setScale(2).toPlainString())
                .orElse("none");
    }
}
