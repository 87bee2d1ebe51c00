package dev.webstore.frontend.session;

import java.util.Locale;

/** Messages that one request leaves for the next page. Kept as a word, so that nobody can put their own text there. */
public enum Notice {
    ADDED("It is in your cart."),
    CART_CHANGED("Your cart is up to date."),
    CART_EMPTY("Your cart is empty, so there is nothing to order yet."),
    SIGNED_IN("Welcome. You are signed in."),
    SIGNED_OUT("You are signed out."),
    SIGN_IN_FIRST("Please sign in to go on."),
    SESSION_EXPIRED("Your sign-in has expired. Please sign in again to go on."),
    CAMPAIGN_SAVED("The campaign is saved."),
    CAMPAIGN_ENDED("The campaign has ended.");

    private final String message;

    Notice(String message) {
        this.message = message;
    }

    /** For people. */
    public String message() {
        return message;
    }

    /** Whether the cart is where to go next. */
    public boolean leadsToCart() {
        return this == ADDED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
