package dev.webstore.main.account;

/**
 * Somebody with an account.
 *
 * @param userId unique and never used again
 * @param email in lower case
 * @param name how they want to be called
 * @param role what they may do
 */
public record User(String userId, String email, String name, Role role) {}
