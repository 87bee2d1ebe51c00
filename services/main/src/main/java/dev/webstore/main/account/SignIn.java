package dev.webstore.main.account;

import java.time.Instant;

/**
 * A successful sign-in.
 *
 * @param token the opaque bearer token; shown once, kept nowhere
 * @param tokenType always {@code Bearer}
 * @param expiresAt when the token stops working
 * @param user whose it is
 */
public record SignIn(String token, String tokenType, Instant expiresAt, User user) {

    SignIn(Token token, Instant expiresAt, User user) {
        this(token.text(), "Bearer", expiresAt, user);
    }
}
