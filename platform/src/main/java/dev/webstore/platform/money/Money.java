package dev.webstore.platform.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of US dollars in whole cents. On the wire it is a JSON number with two decimals, such as {@code 19.99}.
 *
 * @param cents the amount in cents; negative amounts are possible in differences, never in what is charged
 */
public record Money(long cents) implements Comparable<Money> {

    /** No money. */
    public static final Money ZERO = new Money(0);

    /** The one currency, as ISO 4217 names it. */
    public static final String CURRENCY = "USD";

    /** Parts in a whole for {@link #share}: one basis point is a hundredth of a per cent. */
    private static final long BASIS_POINTS = 10_000;

    /** An amount of {@code cents}. */
    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    /**
     * An amount from its decimal form.
     *
     * @throws ArithmeticException when it has more than two decimals or does not fit
     */
    @JsonCreator
    public static Money of(BigDecimal dollars) {
        return new Money(dollars.movePointRight(2).longValueExact());
    }

    /**
     * An amount from text such as {@code 19.99}.
     *
     * @throws NumberFormatException when it is not a decimal number
     * @throws ArithmeticException when it has more than two decimals or does not fit
     */
    public static Money parse(String dollars) {
        return of(new BigDecimal(dollars));
    }

    /** The decimal form with exactly two digits after the point. */
    @JsonValue
    public BigDecimal decimal() {
        return BigDecimal.valueOf(cents, 2);
    }

    /** The sum. */
    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    /** The difference. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    /** The amount {@code quantity} times over. */
    public Money times(long quantity) {
        return new Money(Math.multiplyExact(cents, quantity));
    }

    /**
     * A share of the amount, rounded down to the cent, so that shares never add up to more than the whole.
     *
     * @param basisPoints hundredths of a per cent, from 0 to 10,000
     */
    public Money share(int basisPoints) {
        if (basisPoints < 0 || basisPoints > BASIS_POINTS) {
            throw new IllegalArgumentException("basisPoints is " + basisPoints + ", but must be from 0 to 10000");
        }
        return new Money(BigDecimal.valueOf(cents)
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(BigDecimal.valueOf(BASIS_POINTS), 0, RoundingMode.FLOOR)
                .longValueExact());
    }

    /** The smaller of the two. */
    public Money min(Money other) {
        return cents <= other.cents ? this : other;
    }

    /** The larger of the two. */
    public Money max(Money other) {
        return cents >= other.cents ? this : other;
    }

    /** Whether this is more than nothing. */
    public boolean isPositive() {
        return cents > 0;
    }

    /** The amount for a histogram, in dollars; for telemetry only, since doubles cannot hold cents exactly. */
    public double approximateDollars() {
        return cents / 100.0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    @Override
    public String toString() {
        return decimal().toPlainString();
    }
}
