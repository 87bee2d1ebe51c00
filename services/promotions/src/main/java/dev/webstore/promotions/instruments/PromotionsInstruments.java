package dev.webstore.promotions.instruments;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promotions.experiment.Assignment;
import dev.webstore.promotions.pricing.Discount;
import dev.webstore.promotions.pricing.DiscountSource;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import java.util.List;
import java.util.function.LongSupplier;

/** The metrics of the promotions service. */
public final class PromotionsInstruments {

    private static final Label OUTCOME = Label.of("outcome", "discounted", "none", "coupon_refused");
    private static final Label RESULT = Label.of(
            "result",
            "valid",
            "unknown",
            "not_yet_valid",
            "expired",
            "other_country",
            "first_order_only",
            "amount_too_small",
            "other_category",
            "exhausted",
            "used_by_user",
            "no_further_discount",
            "order_conflict");
    private static final Label STATUS = Label.of("status", "reserved", "confirmed", "released", "abandoned");
    private static final Label SOURCE = Label.of("source", DiscountSource.texts());
    private static final Label EXPERIMENT =
            Label.bounded("experiment", "the experiment", "experiments come from migrations alone");
    private static final Label VARIANT =
            Label.bounded("variant", "the variant of it", "experiments come from migrations alone");
    private static final Label DIRECTION = Label.of("direction", "earned", "taken_back");

    /** Discounts rather than orders, so the lower half of {@link Metric#DOLLARS}, and finer. */
    private static final List<Double> DISCOUNTS =
            List.of(1.0, 2.5, 5.0, 7.5, 10.0, 15.0, 20.0, 30.0, 50.0, 75.0, 100.0, 200.0, 500.0);

    /** Orders priced. */
    public static final Metric CHECKED = Metric.counter(
            "webstore.promotions.checked",
            "{check}",
            "Orders and carts priced, by what came of it",
            Label.COUNTRY,
            OUTCOME);

    /** Coupons looked at. */
    public static final Metric COUPONS_VALIDATED = Metric.counter(
            "webstore.coupons.validated", "{coupon}", "Coupons that somebody wanted to use, by what was said", RESULT);

    /** Coupons redeemed, step by step. */
    public static final Metric COUPONS_REDEEMED = Metric.counter(
            "webstore.coupons.redeemed",
            "{coupon}",
            "Coupons by the steps of their redemption: reserved for an order, confirmed when it was paid, released when "
                    + "it came to nothing, abandoned when nothing was heard of it",
            STATUS);

    /** What was taken off. */
    public static final Metric DISCOUNT_AMOUNT = Metric.histogram(
            "webstore.promotions.discount.amount",
            "{USD}",
            "Discounts granted to orders, in US dollars",
            DISCOUNTS,
            SOURCE);

    /** Orders placed in an experiment. */
    public static final Metric EXPOSURES = Metric.counter(
            "webstore.experiment.exposures",
            "{order}",
            "Orders placed by users in an experiment, by what they got",
            EXPERIMENT,
            VARIANT);

    /** Orders paid in an experiment. */
    public static final Metric OUTCOMES = Metric.counter(
            "webstore.experiment.outcomes",
            "{order}",
            "Orders paid by users in an experiment, by what they got",
            EXPERIMENT,
            VARIANT);

    /** What was paid in an experiment. */
    public static final Metric REVENUE = Metric.counter(
            "webstore.experiment.revenue",
            "{USD}",
            "What users in an experiment paid, by what they got, in US dollars",
            EXPERIMENT,
            VARIANT);

    /** Campaigns that apply. */
    public static final Metric ACTIVE_CAMPAIGNS = Metric.gauge(
            "webstore.campaigns.active", "{campaign}", "Campaigns that apply now; the same from every instance");

    /** Loyalty points. */
    public static final Metric LOYALTY_POINTS =
            Metric.counter("webstore.loyalty.points", "{point}", "Loyalty points earned and taken back", DIRECTION);

    /** All of them, for the catalogue. */
    public static final List<Metric> CATALOGUE = List.of(
            CHECKED,
            COUPONS_VALIDATED,
            COUPONS_REDEEMED,
            DISCOUNT_AMOUNT,
            EXPOSURES,
            OUTCOMES,
            REVENUE,
            ACTIVE_CAMPAIGNS,
            LOYALTY_POINTS);

    private static final AttributeKey<String> COUNTRY_KEY = AttributeKey.stringKey(Label.COUNTRY.key());
    private static final AttributeKey<String> OUTCOME_KEY = AttributeKey.stringKey(OUTCOME.key());
    private static final AttributeKey<String> RESULT_KEY = AttributeKey.stringKey(RESULT.key());
    private static final AttributeKey<String> STATUS_KEY = AttributeKey.stringKey(STATUS.key());
    private static final AttributeKey<String> SOURCE_KEY = AttributeKey.stringKey(SOURCE.key());
    private static final AttributeKey<String> EXPERIMENT_KEY = AttributeKey.stringKey(EXPERIMENT.key());
    private static final AttributeKey<String> VARIANT_KEY = AttributeKey.stringKey(VARIANT.key());
    private static final AttributeKey<String> DIRECTION_KEY = AttributeKey.stringKey(DIRECTION.key());

    private final LongCounter checked;
    private final LongCounter couponsValidated;
    private final LongCounter couponsRedeemed;
    private final DoubleHistogram discountAmount;
    private final LongCounter exposures;
    private final LongCounter outcomes;
    private final DoubleCounter revenue;
    private final LongCounter loyaltyPoints;

    /** Instruments of {@code telemetry}. */
    public PromotionsInstruments(Telemetry telemetry) {
        this.checked = telemetry.counter(CHECKED);
        this.couponsValidated = telemetry.counter(COUPONS_VALIDATED);
        this.couponsRedeemed = telemetry.counter(COUPONS_REDEEMED);
        this.discountAmount = telemetry.histogram(DISCOUNT_AMOUNT);
        this.exposures = telemetry.counter(EXPOSURES);
        this.outcomes = telemetry.counter(OUTCOMES);
        this.revenue = telemetry.doubleCounter(REVENUE);
        this.loyaltyPoints = telemetry.counter(LOYALTY_POINTS);
    }

    /** Observes how many campaigns apply. */
    public static void observeCampaigns(Telemetry telemetry, LongSupplier active) {
        telemetry.gauge(ACTIVE_CAMPAIGNS, measurement -> measurement.record(active.getAsLong()));
    }

    /** An order was priced; {@code outcome} is one of the label's values. */
    public void checked(Country country, String outcome) {
        checked.add(1, Attributes.of(COUNTRY_KEY, country.name(), OUTCOME_KEY, outcome));
    }

    /** Somebody wanted to use a coupon; {@code result} is one of the label's values. */
    public void couponValidated(String result) {
        couponsValidated.add(1, Attributes.of(RESULT_KEY, result));
    }

    /** A redemption took a step; {@code status} is one of the label's values. */
    public void couponRedeemed(String status) {
        couponsRedeemed.add(1, Attributes.of(STATUS_KEY, status));
    }

    /** An order was placed at these discounts. */
    public void granted(List<Discount> discounts) {
        discounts.forEach(discount -> discountAmount.record(
                discount.amount().approximateDollars(),
                Attributes.of(SOURCE_KEY, discount.source().text())));
    }

    /** An order was placed in these experiments. */
    public void exposed(List<Assignment> assignments) {
        assignments.forEach(assignment -> exposures.add(1, attributes(assignment)));
    }

    /** An order was paid in these experiments. */
    public void converted(List<Assignment> assignments, Money paid) {
        assignments.forEach(assignment -> {
            outcomes.add(1, attributes(assignment));
            revenue.add(paid.approximateDollars(), attributes(assignment));
        });
    }

    /** Points were earned or taken back; {@code direction} is one of the label's values. */
    public void points(String direction, long points) {
        if (points > 0) {
            loyaltyPoints.add(points, Attributes.of(DIRECTION_KEY, direction));
        }
    }

    private static Attributes attributes(Assignment assignment) {
        return Attributes.of(
                EXPERIMENT_KEY,
                assignment.experiment(),
                VARIANT_KEY,
                assignment.variant().name());
    }
}
