package dev.webstore.promotions.offer;

import dev.webstore.platform.money.Money;
import org.jspecify.annotations.Nullable;

/** How much an offer takes off. */
public sealed interface Effect {

    /**
     * What it takes off {@code amount}: from nothing to all of it, rounded down to the cent.
     *
     * @param amount what the lines come to that it is for, zero or more
     */
    Money on(Money amount);

    /**
     * A percentage.
     *
     * @param basisPoints hundredths of a per cent, from 1 to 10,000
     * @param cap the most it takes off; null for no limit
     */
    record Percent(int basisPoints, @Nullable Money cap) implements Effect {

        @Override
        public Money on(Money amount) {
            Money share = amount.share(basisPoints);
            return cap == null ? share : share.min(cap);
        }
    }

    /**
     * A fixed amount.
     *
     * @param off what it takes off, if there is as much
     */
    record Fixed(Money off) implements Effect {

        @Override
        public Money on(Money amount) {
            return off.min(amount);
        }
    }
}
