package dev.webstore.main.catalogue;

import dev.webstore.main.catalogue.ProductPage.CategoryCount;
import dev.webstore.platform.database.Database;
import dev.webstore.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Products, their prices and their stock, in PostgreSQL. */
public final class ProductStore {

    private static final String COLUMNS = "id, name, category, description, price_cents, stock, countries";

    /** The conditions of a query; a parameter that is null does not restrict. */
    private static final String MATCHES = """
            (:country::text IS NULL OR :country = ANY (countries))
            AND (:pattern::text IS NULL OR name ILIKE :pattern OR description ILIKE :pattern)""";

    private final Database database;

    /** Products of the shop's database. */
    public ProductStore(Database database) {
        this.database = database;
    }

    /**
     * What matches, in pages.
     *
     * @param sleep how long the statement sleeps, as one does that lacks an index
     */
    public ProductPage find(ProductQuery query, Duration sleep) {
        String table = sleep.isZero() ? "products" : "pg_sleep(%d / 1000.0), products".formatted(sleep.toMillis());
        String country = query.country().map(Enum::name).orElse(null);
        String pattern = query.text().map(ProductStore::pattern).orElse(null);
        String category = query.category().orElse(null);
        return database.with(handle -> {
            List<CategoryCount> categories = handle.createQuery(
                            "SELECT category, count(*) AS count FROM products WHERE " + MATCHES
                                    + " GROUP BY category ORDER BY category")
                    .bind("country", country)
                    .bind("pattern", pattern)
                    .map((row, context) -> new CategoryCount(row.getString("category"), row.getInt("count")))
                    .list();
            List<Product> products = handle.createQuery("SELECT " + COLUMNS + " FROM " + table + " WHERE " + MATCHES
                            + " AND (:category::text IS NULL OR category = :category) ORDER BY "
                            + query.sort().sql() + " LIMIT :limit OFFSET :offset")
                    .bind("country", country)
                    .bind("pattern", pattern)
                    .bind("category", category)
                    .bind("limit", query.limit())
                    .bind("offset", query.offset())
                    .map(ProductStore::product)
                    .list();
            int total = categories.stream()
                    .filter(count -> category == null || count.category().equals(category))
                    .mapToInt(CategoryCount::count)
                    .sum();
            return new ProductPage(products, total, query.limit(), query.offset(), categories);
        });
    }

    /** One product. */
    public Optional<Product> byId(String id) {
        return Optional.ofNullable(byIds(List.of(id)).get(id));
    }

    /** Those of the products that exist, by id. */
    public Map<String, Product> byIds(Collection<String> ids) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM products WHERE id = ANY (:ids)")
                .bindArray("ids", String.class, ids.toArray())
                .map(ProductStore::product)
                .collect(Collectors.toMap(Product::productId, Function.identity())));
    }

    /**
     * Takes products off the stock: all of them or, when there are too few of any, none.
     *
     * @param quantities how many of each product
     * @return whether they were taken
     */
    public boolean take(Handle handle, Map<String, Integer> quantities) {
        var taken = new TreeMap<String, Integer>();
        // Always in the same order, so that two orders with the same products cannot deadlock.
        for (var entry : new TreeMap<>(quantities).entrySet()) {
            int changed = handle.createUpdate(
                            "UPDATE products SET stock = stock - :quantity WHERE id = :id AND stock >= :quantity")
                    .bind("quantity", entry.getValue())
                    .bind("id", entry.getKey())
                    .execute();
            if (changed == 0) {
                putBack(handle, taken);
                return false;
            }
            taken.put(entry.getKey(), entry.getValue());
        }
        return true;
    }

    /** Puts products back on the stock. */
    public void putBack(Handle handle, Map<String, Integer> quantities) {
        new TreeMap<>(quantities)
                .forEach((id, quantity) -> handle.createUpdate(
                                "UPDATE products SET stock = stock + :quantity WHERE id = :id")
                        .bind("quantity", quantity)
                        .bind("id", id)
                        .execute());
    }

    /** Books a delivery for each product that ran below its restock level; returns how many. */
    public int restock() {
        return database.with(handle ->
                handle.execute("UPDATE products SET stock = stock + restock_quantity WHERE stock < restock_level"));
    }

    /** Takes everything in a category off the stock. */
    public void clear(String category) {
        database.use(
                handle -> handle.execute("UPDATE products SET stock = 0 WHERE category = ? AND stock > 0", category));
    }

    /** Pieces on stock by category. */
    public Map<String, Long> stockByCategory() {
        return database.with(
                handle -> handle.createQuery("SELECT category, sum(stock) AS pieces FROM products GROUP BY category")
                        .map((row, context) -> Map.entry(row.getString("category"), row.getLong("pieces")))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static String pattern(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Product product(ResultSet row, StatementContext context) throws SQLException {
        return new Product(
                row.getString("id"),
                row.getString("name"),
                row.getString("category"),
                row.getString("description"),
                Money.ofCents(row.getLong("price_cents")),
                "USD",
                row.getInt("stock"),
                List.of((String[]) row.getArray("countries").getArray()));
    }
}
