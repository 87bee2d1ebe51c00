package dev.webstore.promotions.coupon;

import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.Problem.FieldError;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.promotions.offer.Unmet;
import java.util.List;
import java.util.Locale;

/** Why a coupon cannot be used. */
public enum CouponRefusal {
    UNKNOWN("does not exist"),
    NOT_YET_VALID("is not valid yet"),
    EXPIRED("has expired"),
    OTHER_COUNTRY("is for another country"),
    FIRST_ORDER_ONLY("is for first orders only"),
    AMOUNT_TOO_SMALL("is for larger orders"),
    OTHER_CATEGORY("is for other products"),
    EXHAUSTED("has been used up"),
    USED_BY_USER("has been used as often as one person may"),
    NO_FURTHER_DISCOUNT("would not lower the price any further"),
    ORDER_CONFLICT("cannot be used for this order any more");

    private final String why;

    CouponRefusal(String why) {
        this.why = why;
    }

    static CouponRefusal of(Unmet unmet) {
        return switch (unmet) {
            case TOO_EARLY -> NOT_YET_VALID;
            case TOO_LATE -> EXPIRED;
            case COUNTRY -> OTHER_COUNTRY;
            case FIRST_ORDER -> FIRST_ORDER_ONLY;
            case AMOUNT -> AMOUNT_TOO_SMALL;
            case CATEGORY -> OTHER_CATEGORY;
        };
    }

    /** The word on the wire and in telemetry. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The answer 422, which names the field {@code coupon_code}. */
    public ProblemException problem() {
        return new ProblemException(
                Problem.of(422, "Coupon refused", "The coupon " + why, List.of(new FieldError("coupon_code", why)))
                        .with("reason", label()));
    }
}
