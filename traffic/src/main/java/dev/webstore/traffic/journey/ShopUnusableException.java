package dev.webstore.traffic.journey;

/** The shop cannot be used for journeys at all; the message says in one line why. */
public final class ShopUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public ShopUnusableException(String message) {
        super(message);
    }
}
