package dev.webstore.main.cart;

import dev.webstore.main.catalogue.Product;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cart at today's prices.
 *
 * @param items its lines
 * @param itemCount pieces in all
 * @param subtotal their price, before discounts
 * @param currency always {@code USD}
 * @param country where they shop
 */
public record Cart(List<Line> items, int itemCount, Money subtotal, String currency, Country country) {

    /**
     * One product in a cart.
     *
     * @param productId which
     * @param name what it is called
     * @param category of what kind
     * @param unitPrice of one
     * @param quantity how many
     * @param lineTotal of all of these
     * @param stock how many could be had
     */
    public record Line(
            String productId, String name, String category, Money unitPrice, int quantity, Money lineTotal, int stock) {

        static Line of(Product product, int quantity) {
            return new Line(
                    product.productId(),
                    product.name(),
                    product.category(),
                    product.price(),
                    quantity,
                    product.price().times(quantity),
                    product.stock());
        }
    }

    /** The contents at the products' current prices; products that are no longer sold drop out. */
    public static Cart of(CartContents contents, Map<String, Product> products) {
        List<Line> lines = contents.quantities().entrySet().stream()
                .flatMap(entry -> Stream.ofNullable(products.get(entry.getKey()))
                        .map(product -> Line.of(product, entry.getValue())))
                .toList();
        Money subtotal = lines.stream().map(Line::lineTotal).reduce(Money.ZERO, Money::plus);
        return new Cart(lines, lines.stream().mapToInt(Line::quantity).sum(), subtotal, "USD", contents.country());
    }
}
