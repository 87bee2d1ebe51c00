package dev.webstore.main.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * An opaque bearer token.
 *
 * @param text what the client sends
 */
public record Token(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new token of 256 random bits. */
    public static Token random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /**
     * The form that is stored. SHA-256 without salt or stretching is enough here, because 256 random bits cannot be
     * guessed, and it lets the hash be looked up.
     */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Never the token itself. */
    @Override
    public String toString() {
        return "Token[hidden]";
    }
}
