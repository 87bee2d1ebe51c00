package dev.webstore.frontend.shop;

/**
 * Somebody who is signed in.
 *
 * @param userId who
 * @param email in lower case
 * @param name how they want to be called
 * @param role customer, admin or test
 */
public record User(String userId, String email, String name, String role) {

    /** Whether they run the shop. */
    public boolean isAdmin() {
        return role.equals("admin");
    }
}
