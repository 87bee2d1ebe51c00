package dev.webstore.promotions.rules;

import dev.webstore.platform.database.Database;
import dev.webstore.platform.money.Money;
import dev.webstore.promotions.campaign.CampaignStore;
import dev.webstore.promotions.coupon.Coupon;
import dev.webstore.promotions.coupon.CouponStore;
import dev.webstore.promotions.experiment.ExperimentStore;
import dev.webstore.promotions.loyalty.LoyaltyProgramme;
import dev.webstore.promotions.loyalty.LoyaltyTier;
import dev.webstore.promotions.pricing.TierTable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules in PostgreSQL. */
public final class RulesStore {

    private final Database database;
    private final CampaignStore campaigns;
    private final CouponStore coupons;
    private final ExperimentStore experiments;

    /** Rules in {@code database}. */
    public RulesStore(Database database, CampaignStore campaigns, CouponStore coupons, ExperimentStore experiments) {
        this.database = database;
        this.campaigns = campaigns;
        this.coupons = coupons;
        this.experiments = experiments;
    }

    /** The rules as they are now. */
    Rules read() {
        Policy policy = policy();
        return new Rules(
                policy.maxBasisPoints(),
                policy.tierTable(),
                tierTables(),
                campaigns.open(),
                coupons.all().stream().collect(Collectors.toUnmodifiableMap(Coupon::code, Function.identity())),
                loyalty(),
                experiments.active());
    }

    private Policy policy() {
        return database.with(handle -> handle.createQuery("SELECT tier_table, max_discount_basis_points FROM policy")
                .map((row, context) -> new Policy(row.getString(1), row.getInt(2)))
                .one());
    }

    private Map<String, TierTable> tierTables() {
        List<Row> rows = database.with(handle -> handle.createQuery("SELECT * FROM tier_steps")
                .map((row, context) -> new Row(
                        row.getString("tier_table"),
                        new TierTable.Step(
                                Money.ofCents(row.getLong("above_cents")),
                                row.getInt("basis_points"),
                                row.getString("name"))))
                .list());
        return rows.stream()
                .collect(Collectors.groupingBy(Row::table, Collectors.mapping(Row::step, Collectors.toList())))
                .entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> new TierTable(entry.getValue())));
    }

    private LoyaltyProgramme loyalty() {
        return new LoyaltyProgramme(database.with(
                handle -> handle.createQuery("SELECT name, from_points, basis_points FROM loyalty_tiers")
                        .map((row, context) -> new LoyaltyTier(row.getString(1), row.getLong(2), row.getInt(3)))
                        .list()));
    }

    private record Policy(String tierTable, int maxBasisPoints) {}

    private record Row(String table, TierTable.Step step) {}
}
