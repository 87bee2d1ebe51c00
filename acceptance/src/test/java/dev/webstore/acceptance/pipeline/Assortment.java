package dev.webstore.acceptance.pipeline;

import java.util.List;

/** What is sold everywhere, and where that is. */
final class Assortment {

    static final List<String> COUNTRIES = List.of("US", "UK", "DE", "FR", "JP", "BR", "IN");
    static final List<String> PRODUCTS = List.of("aud-001", "aud-002", "boo-001", "boo-002", "boo-004", "boo-005");

    private Assortment() {}
}
