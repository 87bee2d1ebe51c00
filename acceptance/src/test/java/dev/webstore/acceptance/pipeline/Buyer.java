package dev.webstore.acceptance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.ShopUnderTest;
import dev.webstore.acceptance.shop.Storefront;
import dev.webstore.platform.service.ServiceName;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Somebody who buys in the storefront, each time under a trace id of their own making. */
final class Buyer {

    private static final List<String> METHODS = List.of("credit_card", "debit_card", "paypal", "bank_transfer");
    /** As many purchases in a row as this differ in country or method, so that no two share a series. */
    static final int DIFFERENT = Assortment.COUNTRIES.size() * METHODS.size();

    private final Random random;
    private final Storefront storefront;
    private int purchases;

    /** Somebody who has an account. */
    Buyer(Pipeline pipeline, Random random) {
        this.random = random;
        storefront = new Storefront(pipeline.shop().url(ServiceName.FRONTEND));
        storefront.signIn("user@webstore.example", ShopUnderTest.DEMO_PASSWORD);
    }

    /** Buys something and returns the trace id of the checkout. */
    String buy() {
        String country = Assortment.COUNTRIES.get(purchases % Assortment.COUNTRIES.size());
        String method = METHODS.get(purchases / Assortment.COUNTRIES.size() % METHODS.size());
        purchases++;
        storefront.open("/products/" + Assortment.PRODUCTS.get(random.nextInt(Assortment.PRODUCTS.size())));
        Answer cart = storefront.submit("/cart/items", Map.of("quantity", "1", "country", country));
        assertThat(cart.status()).as(cart.body()).isEqualTo(200);
        storefront.open("/checkout");
        String traceId = hex(16);
        Answer order = storefront.submit(
                "/checkout",
                Map.of("country", country, "payment_method", method),
                Map.of("traceparent", "00-%s-%s-01".formatted(traceId, hex(8)), "Accept", "application/json"));
        assertThat(order.text("location")).as(order.body()).startsWith("/orders/");
        return traceId;
    }

    private String hex(int bytes) {
        var id = new byte[bytes];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
