package dev.webstore.promotions.offer;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The columns that the tables of campaigns and coupons have in common. */
public final class OfferColumns {

    private OfferColumns() {}

    /** The offer in {@code row}. */
    public static Offer read(ResultSet row, String name) throws SQLException {
        return new Offer(name, conditions(row), effect(row));
    }

    /** Binds the offer's conditions and effect to parameters named as their columns. */
    public static <S extends SqlStatement<S>> S bind(S statement, Offer offer) {
        Conditions conditions = offer.conditions();
        statement
                .bind("min_amount_cents", conditions.minAmount().cents())
                .bindArray(
                        "countries",
                        String.class,
                        conditions.countries().stream()
                                .map(Country::name)
                                .sorted()
                                .toArray())
                .bindArray(
                        "categories",
                        String.class,
                        conditions.categories().stream().sorted().toArray())
                .bind("first_order", conditions.firstOrder())
                .bind("starts_at", conditions.startsAt())
                .bind("ends_at", conditions.endsAt());
        return switch (offer.effect()) {
            case Effect.Percent(int basisPoints, Money cap) ->
                bindEffect(statement, basisPoints, cap == null ? null : cap.cents(), null);
            case Effect.Fixed(Money off) -> bindEffect(statement, null, null, off.cents());
        };
    }

    /** The time in a column, which may be null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static <S extends SqlStatement<S>> S bindEffect(
            S statement, @Nullable Integer basisPoints, @Nullable Long cap, @Nullable Long amount) {
        return statement
                .bind("basis_points", basisPoints)
                .bind("cap_cents", cap)
                .bind("amount_cents", amount);
    }

    private static Conditions conditions(ResultSet row) throws SQLException {
        return new Conditions(
                Money.ofCents(row.getLong("min_amount_cents")),
                texts(row, "countries").stream().map(Country::valueOf).collect(Collectors.toUnmodifiableSet()),
                texts(row, "categories"),
                row.getBoolean("first_order"),
                instant(row, "starts_at"),
                instant(row, "ends_at"));
    }

    private static Effect effect(ResultSet row) throws SQLException {
        Money amount = money(row, "amount_cents");
        return amount == null
                ? new Effect.Percent(row.getInt("basis_points"), money(row, "cap_cents"))
                : new Effect.Fixed(amount);
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? null : Money.ofCents(cents);
    }
}
