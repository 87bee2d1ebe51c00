package dev.webstore.frontend.page;

import dev.webstore.frontend.shop.Campaign;
import dev.webstore.frontend.shop.Campaign.Conditions;
import dev.webstore.frontend.shop.Campaign.Effect;
import dev.webstore.platform.market.Country;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All campaigns, and what they say in words.
 *
 * @param campaigns those that are not over first
 */
public record CampaignsView(List<Campaign> campaigns) {

    /** How much a campaign takes off, such as {@code 10% off, up to $25.00}. */
    public static String offer(Effect effect) {
        if (effect.amount() != null) {
            return Format.price(effect.amount()) + " off";
        }
        String percent = effect.percent() == null
                ? "0"
                : effect.percent().stripTrailingZeros().toPlainString();
        return percent + "% off" + (effect.cap() == null ? "" : ", up to " + Format.price(effect.cap()));
    }

    /** What orders it is for, condition by condition. */
    public static List<String> conditions(Conditions conditions) {
        var words = new ArrayList<String>();
        words.add(
                conditions.minAmount().isPositive()
                        ? "orders from " + Format.price(conditions.minAmount())
                        : "orders of any size");
        if (conditions.firstOrder()) {
            words.add("first orders only");
        }
        if (!conditions.categories().isEmpty()) {
            words.add(conditions.categories().stream().map(Format::words).collect(Collectors.joining(", ")));
        }
        words.add(
                conditions.countries().isEmpty()
                        ? "everywhere"
                        : conditions.countries().stream().map(Country::label).collect(Collectors.joining(", ")));
        if (conditions.startsAt() != null) {
            words.add("from " + Format.time(conditions.startsAt()));
        }
        if (conditions.endsAt() != null) {
            words.add("until " + Format.time(conditions.endsAt()));
        }
        return words;
    }
}
