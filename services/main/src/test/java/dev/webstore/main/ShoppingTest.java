package dev.webstore.main;

import static dev.webstore.main.MainServiceFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Catalogue and cart. */
class ShoppingTest {

    private static MainServiceFixture shop;

    @BeforeAll
    static void open() {
        shop = new MainServiceFixture();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void theCatalogueHasSixtyProductsInEightCategoriesAtLeast() {
        JsonNode page = json(shop.get("/products?limit=100", null));
        assertThat(page.get("total").intValue()).isGreaterThanOrEqualTo(60);
        assertThat(page.get("categories").size()).isGreaterThanOrEqualTo(8);
        assertThat(page.get("products").size()).isEqualTo(page.get("total").intValue());
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrOverlap() {
        List<String> first = ids(json(shop.get("/products?limit=10&sort=price", null)));
        List<String> second = ids(json(shop.get("/products?limit=10&offset=10&sort=price", null)));
        List<String> both = ids(json(shop.get("/products?limit=20&sort=price", null)));
        assertThat(both).startsWith(first.toArray(String[]::new)).endsWith(second.toArray(String[]::new));
    }

    @Test
    void filtersByCategoryAndCountry() {
        JsonNode page = json(shop.get("/products?category=audio&country=JP&limit=100", null));
        assertThat(page.get("products")).allSatisfy(product -> {
            assertThat(product.get("category").stringValue()).isEqualTo("audio");
            assertThat(product.get("countries").toString()).contains("JP");
        });
    }

    @Test
    void searchTakesTextLiterally() {
        assertThat(json(shop.get("/products?q=%25", null)).get("total").intValue())
                .isEqualTo(
                        json(shop.get("/products?q=%25%25", null)).get("total").intValue());
        assertThat(json(shop.get("/products?q='%3B%20DROP%20TABLE%20products--", null))
                        .get("total")
                        .intValue())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "country=XX, country",
        "sort=best, sort",
        "limit=0, limit",
        "limit=101, limit",
        "limit=ten, limit",
        "offset=-1, offset",
        "q=%0d%0aX, q"
    })
    void aWrongFilterIs400AndNamed(String query, String field) {
        var answer = shop.get("/products?" + query, null);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").stringValue()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products/none-001", "/products/..%2f..%2fetc", "/products/%00"})
    void anUnknownProductIs4xx(String path) {
        assertThat(shop.get(path, null).statusCode()).isBetween(400, 404);
    }

    @Test
    void aCartAddsUpItsLines() {
        String token = shop.newUser();
        add(token, "aud-001", 2);
        add(token, "boo-001", 1);
        JsonNode cart = json(add(token, "aud-001", 1));
        assertThat(cart.get("item_count").intValue()).isEqualTo(4);
        var sum = StreamSupport.stream(cart.get("items").spliterator(), false)
                .map(line -> line.get("unit_price")
                        .decimalValue()
                        .multiply(line.get("quantity").decimalValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(cart.get("subtotal").decimalValue()).isEqualByComparingTo(sum);
    }

    @Test
    void quantitiesCanBeChangedAndLinesRemoved() {
        String token = shop.newUser();
        add(token, "aud-001", 2);
        var changed = shop.send("PATCH", "/cart/items/aud-001", token, Map.of("quantity", 5), Map.of());
        assertThat(json(changed).get("item_count").intValue()).isEqualTo(5);
        var removed = shop.send("DELETE", "/cart/items/aud-001", token, null, Map.of());
        assertThat(json(removed).get("items").size()).isZero();
        assertThat(shop.send("DELETE", "/cart/items/aud-001", token, null, Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(shop.send("PATCH", "/cart/items/aud-001", token, Map.of("quantity", 1), Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void cartsAreApart() {
        String token = shop.newUser();
        add(token, "aud-001", 1);
        assertThat(json(shop.get("/cart", shop.newUser())).get("items").size()).isZero();
    }

    @Test
    void aCartSurvivesARestartOfTheService() {
        String token = shop.newUser();
        add(token, "aud-001", 3);
        shop.restart(Map.of());
        assertThat(json(shop.get("/cart", token)).get("item_count").intValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    nope    | 1   | DE  | 422 | product_id
                    -       | 1   | DE  | 400 | product_id
                    aud-001 | 0   | DE  | 400 | quantity
                    aud-001 | -5  | DE  | 400 | quantity
                    aud-001 | 100 | DE  | 400 | quantity
                    aud-001 | 1   | XX  | 400 | country
                    aud-001 | -   | DE  | 400 | quantity""")
    void whatCannotBeAddedIsNamed(String productId, Integer quantity, String country, int status, String field) {
        String token = shop.newUser();
        var body = new HashMap<String, Object>();
        body.put("product_id", productId);
        body.put("quantity", quantity);
        body.put("country", country);
        var answer = shop.post("/cart/add", token, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).at("/errors/0/field").stringValue()).isEqualTo(field);
        assertThat(json(shop.get("/cart", token)).get("items").size()).isZero();
    }

    @Test
    void moreThanNinetyNineOfAProductDoNotFit() {
        String token = shop.newUser();
        add(token, "aud-001", 99);
        var answer = shop.post("/cart/add", token, Map.of("product_id", "aud-001", "quantity", 1, "country", "US"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(shop.get("/cart", token)).get("item_count").intValue()).isEqualTo(99);
    }

    @Test
    void withoutATokenThereIsNoCart() {
        assertThat(shop.get("/cart", null).statusCode()).isEqualTo(401);
        assertThat(shop.get("/cart", "x".repeat(300)).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> add(String token, String productId, int quantity) {
        return shop.post("/cart/add", token, Map.of("product_id", productId, "quantity", quantity, "country", "US"));
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("products").spliterator(), false)
                .map(product -> product.get("product_id").stringValue())
                .toList();
    }
}
