package dev.webstore.platform.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** The business attributes of spans. Log lines use the same names with {@code _} for {@code .}. */
public final class SpanAttributes {

    /** Who acts. */
    public static final AttributeKey<String> USER_ID = AttributeKey.stringKey("user.id");

    /** What they may do: customer, admin or test. */
    public static final AttributeKey<String> USER_ROLE = AttributeKey.stringKey("user.role");

    /** Which order it is about. */
    public static final AttributeKey<String> ORDER_ID = AttributeKey.stringKey("order.id");

    /** The order's state after the operation. */
    public static final AttributeKey<String> ORDER_STATUS = AttributeKey.stringKey("order.status");

    /** The buyer's country, two letters. */
    public static final AttributeKey<String> COUNTRY = AttributeKey.stringKey("country");

    /** How they pay. */
    public static final AttributeKey<String> PAYMENT_METHOD = AttributeKey.stringKey("payment.method");

    /** What came of the charge, in lower case. */
    public static final AttributeKey<String> PAYMENT_STATUS = AttributeKey.stringKey("payment.status");

    /** Why a charge was declined or failed. */
    public static final AttributeKey<String> PAYMENT_REASON = AttributeKey.stringKey("payment.reason");

    /** The provider's id of the charge. */
    public static final AttributeKey<String> PAYMENT_TRANSACTION_ID = AttributeKey.stringKey("payment.transaction_id");

    /** Discount granted, in US dollars. */
    public static final AttributeKey<Double> PROMOTION_DISCOUNT = AttributeKey.doubleKey("promotion.discount");

    /** Names of the promotions that applied. */
    public static final AttributeKey<List<String>> PROMOTION_NAMES = AttributeKey.stringArrayKey("promotion.names");

    /** Amount of the charge, in US dollars. */
    public static final AttributeKey<Double> TRANSACTION_AMOUNT = AttributeKey.doubleKey("transaction.amount");

    /** All of them, for the catalogue. */
    public static final List<AttributeKey<?>> CATALOGUE = List.of(
            USER_ID,
            USER_ROLE,
            ORDER_ID,
            ORDER_STATUS,
            COUNTRY,
            PAYMENT_METHOD,
            PAYMENT_STATUS,
            PAYMENT_REASON,
            PAYMENT_TRANSACTION_ID,
            PROMOTION_DISCOUNT,
            PROMOTION_NAMES,
            TRANSACTION_AMOUNT);

    private SpanAttributes() {}
}
