package dev.webstore.frontend.shop;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign: so much off for such orders.
 *
 * @param campaignId which
 * @param name what buyers see beside the discount
 * @param description what it is about, for administrators
 * @param priority campaigns of higher priority apply first
 * @param status scheduled, active or ended
 * @param conditions for which orders
 * @param effect how much off
 */
public record Campaign(
        String campaignId,
        String name,
        String description,
        int priority,
        String status,
        Conditions conditions,
        Effect effect) {

    /**
     * For which orders; all conditions have to hold.
     *
     * @param minAmount the least that the order comes to
     * @param countries where; everywhere when empty
     * @param categories for what; everything when empty
     * @param firstOrder whether for first orders only
     * @param startsAt from when on, or null
     * @param endsAt until when, or null
     */
    public record Conditions(
            Money minAmount,
            List<Country> countries,
            List<String> categories,
            boolean firstOrder,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {}

    /**
     * How much off: a percentage, perhaps with a cap, or an amount.
     *
     * @param percent per cent, or null
     * @param cap the most that the percentage takes off, or null
     * @param amount a fixed amount, or null
     */
    public record Effect(
            @Nullable BigDecimal percent,
            @Nullable Money cap,
            @Nullable Money amount) {}

    /** Whether it is over. */
    public boolean isEnded() {
        return status.equals("ended");
    }
}
