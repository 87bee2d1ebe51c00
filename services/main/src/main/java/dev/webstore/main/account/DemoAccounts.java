package dev.webstore.main.account;

import java.util.List;

/** The accounts of the reference, for trying the shop. They do not work when {@code WEBSTORE_ENV=production}. */
final class DemoAccounts {

    /** A demo account and its fixed token. */
    record Account(User user, Token token) {}

    /** The password of all demo accounts; no secret, it is printed at start. */
    static final String PASSWORD = "webstore-demo";

    static final List<Account> ALL = List.of(
            account("user_1", "user@webstore.example", "Uma User", Role.CUSTOMER, "user-token-123"),
            account("admin_1", "admin@webstore.example", "Ada Admin", Role.ADMIN, "admin-token-456"),
            account("test_1", "test@webstore.example", "Tess Test", Role.TEST, "test-token-789"));

    private DemoAccounts() {}

    static boolean isDemoToken(Token token) {
        return ALL.stream().anyMatch(account -> account.token().equals(token));
    }

    private static Account account(String id, String email, String name, Role role, String token) {
        return new Account(new User(id, email, name, role), new Token(token));
    }
}
