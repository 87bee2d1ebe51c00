package dev.webstore.frontend.shop;

import java.time.Instant;

/**
 * A successful sign-in.
 *
 * @param token the opaque token; a secret
 * @param expiresAt when it stops working
 * @param user whose it is
 */
public record SignIn(String token, Instant expiresAt, User user) {

    @Override
    public String toString() {
        return "SignIn[user=" + user.userId() + ", expiresAt=" + expiresAt + "]";
    }
}
