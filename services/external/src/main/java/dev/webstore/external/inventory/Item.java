package dev.webstore.external.inventory;

import dev.webstore.platform.json.Fields;
import java.util.List;

/** A product and how many of it are wanted. */
record Item(String productId, long quantity) {

    /** Reads the required list {@code items}. */
    static List<Item> readAll(Fields fields) {
        return fields.list(
                "items",
                1,
                100,
                item -> new Item(item.text("product_id", 1, 100), item.integer("quantity", 1, 10_000)));
    }
}
