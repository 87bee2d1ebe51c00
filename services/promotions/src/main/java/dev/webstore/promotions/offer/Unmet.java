package dev.webstore.promotions.offer;

/** A condition that an order does not meet. */
public enum Unmet {
    /** The offer has not begun. */
    TOO_EARLY,
    /** The offer is over. */
    TOO_LATE,
    /** It is for other countries. */
    COUNTRY,
    /** It is for first orders. */
    FIRST_ORDER,
    /** It is for larger orders. */
    AMOUNT,
    /** It is for other categories. */
    CATEGORY
}
