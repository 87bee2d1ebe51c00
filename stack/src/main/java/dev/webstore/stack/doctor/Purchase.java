package dev.webstore.stack.doctor;

import dev.webstore.stack.doctor.Web.Answer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * A purchase made through the public interface, under a trace id of ours.
 *
 * @param traceId where it is found in every backend
 * @param status what {@code POST /checkout} answered
 * @param at when it began
 */
record Purchase(String traceId, int status, Instant at) {

    /** The reference's test user, whose traces are always kept. */
    private static final String TEST_USER = "test-token-789";

    /** Third parties refuse about every tenth payment: so many in a row happen once in a million. */
    private static final int ATTEMPTS = 6;

    private static final int PAID = 201;

    /**
     * Buys a product, again if the payment is refused.
     *
     * @throws Symptom when the shop does not sell
     */
    static Purchase make(Web web, String shop) throws InterruptedException {
        Purchase purchase = attempt(web, shop);
        for (int i = 1; i < ATTEMPTS && purchase.status != PAID; i++) {
            purchase = attempt(web, shop);
        }
        if (purchase.status != PAID) {
            throw new Symptom("POST %s/checkout answers %d, time after time (trace %s)"
                    .formatted(shop, purchase.status, purchase.traceId));
        }
        return purchase;
    }

    private static Purchase attempt(Web web, String shop) throws InterruptedException {
        String traceId = hex(16);
        Instant now = Instant.now();
        Map<String, String> headers =
                Map.of("traceparent", "00-%s-%s-01".formatted(traceId, hex(8)), "Authorization", "Bearer " + TEST_USER);
        String product = web.json(shop + "/products?country=US&limit=1", headers)
                .path("products")
                .path(0)
                .path("product_id")
                .asString();
        expect(
                "/cart/add",
                web.post(shop + "/cart/add", headers, Map.of("product_id", product, "quantity", 1, "country", "US")));
        Answer checkout =
                web.post(shop + "/checkout", headers, Map.of("payment_method", "credit_card", "country", "US"));
        return new Purchase(traceId, checkout.status(), now);
    }

    private static void expect(String path, Answer answer) {
        if (answer.status() != 200) {
            throw new Symptom("%s answers %d: %s".formatted(path, answer.status(), answer.body()));
        }
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
