package dev.webstore.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody with an account.
 *
 * @param api a client of the main service, signed in as them
 */
record Buyer(String email, String token, Api api) {

    static final String PASSWORD = "correct horse battery";

    /** An e-mail address that nobody has used. */
    static String freshEmail() {
        return "buyer-%s@example.com".formatted(UUID.randomUUID());
    }

    /** Opens an account at {@code main}. */
    static Buyer register(Api main) {
        String email = freshEmail();
        Answer answer = main.post("/auth/register", Map.of("email", email, "password", PASSWORD, "name", "Bea Buyer"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String token = answer.text("token");
        return new Buyer(email, token, main.as(token));
    }

    /** Puts something into their cart. */
    Buyer takes(String productId, int quantity, String country) {
        Answer answer =
                api.post("/cart/add", Map.of("product_id", productId, "quantity", quantity, "country", country));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return this;
    }

    /** How many pieces are in their cart. */
    int cartCount() {
        return api.get("/cart").json().path("item_count").asInt();
    }

    /** How many orders they placed. */
    int orderCount() {
        return api.get("/orders").json().path("total").asInt();
    }
}
