package dev.webstore.promotions.loyalty;

/**
 * A tier of the loyalty programme.
 *
 * @param name such as {@code gold}
 * @param fromPoints the points that lead to it
 * @param basisPoints what it takes off every order, in hundredths of a per cent
 */
public record LoyaltyTier(String name, long fromPoints, int basisPoints) {}
