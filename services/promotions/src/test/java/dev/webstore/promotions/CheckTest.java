package dev.webstore.promotions;

import static dev.webstore.promotions.Bodies.item;
import static dev.webstore.promotions.Bodies.order;
import static dev.webstore.promotions.PromotionsFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CheckTest {

    private static final String CHECK = "/api/promotions/check";

    private static PromotionsFixture promotions;

    @BeforeAll
    static void open() {
        promotions = new PromotionsFixture();
    }

    @AfterAll
    static void close() {
        promotions.close();
    }

    @ParameterizedTest
    @CsvSource({"99.99, 0.00", "100.01, 3.00", "250.00, 12.50", "600.00, 60.00"})
    void theTiersOfThePredecessorApply(String price, String discount) {
        JsonNode answer = json(promotions.post(CHECK, order("user_1", "US", price, null, null)));
        assertThat(answer.get("subtotal").decimalValue()).isEqualByComparingTo(price);
        assertThat(answer.get("discount").decimalValue()).isEqualByComparingTo(discount);
        assertThat(answer.get("total").decimalValue())
                .isEqualByComparingTo(new BigDecimal(price).subtract(new BigDecimal(discount)));
        assertThat(answer.at("/loyalty/tier").stringValue()).isEqualTo("bronze");
    }

    @Test
    void aUserIsInTheSameVariantsEveryTime() {
        for (String user : IntStream.range(0, 50).mapToObj(i -> "user_" + i).toList()) {
            JsonNode first = json(promotions.post(CHECK, order(user, "US", "10", null, null)));
            JsonNode second = json(promotions.post(CHECK, order(user, "JP", "999", null, "order-of-" + user)));
            assertThat(first.get("experiments")).hasSize(2).isEqualTo(second.get("experiments"));
        }
    }

    @Test
    void variantsChangePrices() {
        var byVariant = new HashMap<String, JsonNode>();
        for (int i = 0; i < 200; i++) {
            JsonNode answer = json(promotions.post(CHECK, order("variant_" + i, "US", "600.00", null, null)));
            String variants = "%s %s"
                    .formatted(
                            answer.at("/experiments/0/variant").stringValue(),
                            answer.at("/experiments/1/variant").stringValue());
            byVariant.put(variants, answer);
        }
        assertThat(discount(byVariant, "control tiered")).isEqualByComparingTo("60");
        assertThat(discount(byVariant, "control flat")).isEqualByComparingTo("24");
        assertThat(discount(byVariant, "silver_for_all tiered")).isEqualByComparingTo("72");
        assertThat(discount(byVariant, "silver_for_all flat")).isEqualByComparingTo("36");
    }

    @Test
    void theLargestOrderThatIsAcceptedIsPriced() {
        var body = new HashMap<>(order("whale", "US", "1", null, "whale-order"));
        body.put("items", Collections.nCopies(100, item("electronics", 1_000_000_000, 10_000)));
        var answer = promotions.post(CHECK, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("subtotal").decimalValue()).isEqualByComparingTo("1000000000000000");
    }

    @Test
    void anUnknownCategoryIsInNobodysWay() {
        var body = new HashMap<>(order("explorer", "US", "1", null, null));
        body.put("items", List.of(item("antimatter", 20, 1)));
        assertThat(promotions.post(CHECK, body).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "items[0].quantity  | {'unit_price': 1, 'quantity': 0}",
                "items[0].quantity  | {'unit_price': 1, 'quantity': -1}",
                "items[0].quantity  | {'unit_price': 1, 'quantity': 10001}",
                "items[0].quantity  | {'unit_price': 1, 'quantity': 99999999999999999999}",
                "items[0].quantity  | {'unit_price': 1, 'quantity': 1.5}",
                "items[0].quantity  | {'unit_price': 1, 'quantity': '2'}",
                "items[0].quantity  | {'unit_price': 1}",
                "items[0].unit_price| {'unit_price': -0.01, 'quantity': 1}",
                "items[0].unit_price| {'unit_price': 1000000000.01, 'quantity': 1}",
                "items[0].unit_price| {'unit_price': 1e60, 'quantity': 1}",
                "items[0].unit_price| {'unit_price': 1.005, 'quantity': 1}",
                "items[0].unit_price| {'unit_price': '1', 'quantity': 1}",
            })
    void aLineThatMakesNoSenseIsRefusedByName(String field, String line) {
        String item = line.strip().replace('\'', '"').replaceFirst("\\{", "{\"product_id\":\"p\",\"category\":\"c\",");
        var answer = promotions.post(CHECK, "{\"user_id\":\"u\",\"country\":\"US\",\"items\":[%s]}".formatted(item));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").stringValue()).isEqualTo(field);
    }

    @Test
    void moreThanAHundredLinesAreRefused() {
        var body = new HashMap<>(order("hoarder", "US", "1", null, null));
        body.put("items", Collections.nCopies(101, item("toys", 1, 1)));
        var answer = promotions.post(CHECK, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").stringValue()).isEqualTo("items");
    }

    @Test
    void everythingElseThatIsWrongIsRefusedByName() {
        var wrong = Map.of(
                "user_id",
                7,
                "country",
                "XX",
                "first_order",
                "no",
                "items",
                List.of(),
                "coupon_code",
                "x".repeat(41),
                "order_id",
                "a\u0000b");
        var answer = promotions.post(CHECK, wrong);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer)
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").stringValue()))
                .containsExactlyInAnyOrder("user_id", "country", "first_order", "items", "coupon_code", "order_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "\"text\"",
                "{}",
                "{\"order_id\":\"o\",\"user_id\":\"u\",\"status\":\"PAID\",\"total\":1}",
                "{\"order_id\":\"o\",\"user_id\":\"u\",\"status\":\"paid\",\"total\":-1}",
                "{\"order_id\":\"o\",\"user_id\":\"u\",\"status\":\"paid\"}",
                "{\"order_id\":\"\",\"user_id\":\"u\",\"status\":\"paid\",\"total\":1}",
                "{\"order_id\":\"\\ud800\",\"user_id\":\"u\",\"status\":\"paid\",\"total\":1}"
            })
    void badOutcomesAndQuestionsAreRefused(String body) {
        for (String path : List.of(CHECK, "/api/promotions/outcome", "/api/promotions/validate-coupon")) {
            var answer = promotions.post(path, body);
            assertThat(answer.statusCode()).as(path).isBetween(400, 415);
            assertThat(json(answer).get("errors")).isNotEmpty();
        }
    }

    @Test
    void theServiceIsHealthyAndDocumented() {
        assertThat(promotions.get("/health").statusCode()).isEqualTo(200);
        assertThat(promotions.get("/openapi").body()).startsWith("openapi: 3.1.0");
        assertThat(promotions.get("/api/promotions/check").statusCode()).isEqualTo(405);
        assertThat(promotions.get("/api/promotions/nothing").statusCode()).isEqualTo(404);
    }

    private static BigDecimal discount(Map<String, JsonNode> byVariant, String variants) {
        assertThat(byVariant).containsKey(variants);
        return Objects.requireNonNull(byVariant.get(variants)).get("discount").decimalValue();
    }
}
