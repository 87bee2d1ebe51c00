package dev.webstore.traffic.journey;

import dev.webstore.platform.json.Json;
import java.util.List;

/**
 * A product that a shopper may choose.
 *
 * @param productId its id
 * @param category its category
 * @param countries the countries it is sold in
 */
public record Offer(String productId, String category, List<String> countries) {

    /** The products of an answer to {@code GET /products}. */
    static List<Offer> listOf(String json) {
        return Json.read(json, Page.class).products();
    }

    private record Page(List<Offer> products) {}
}
