package dev.webstore.promotions.experiment;

import org.jspecify.annotations.Nullable;

/**
 * A way to do things that is tried on a part of the users.
 *
 * @param weight the size of that part, compared to the other variants'
 * @param tierTable the tier table that counts for them; null for the usual one
 * @param loyaltyFloor the loyalty tier they are in at least; null for none
 */
public record Variant(
        String name,
        int weight,
        @Nullable String tierTable,
        @Nullable String loyaltyFloor) {}
