package dev.webstore.main.account;

import dev.webstore.platform.configuration.Configuration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Registering, signing in and out, and telling who a token belongs to. */
public final class Accounts {

    private static final Duration TOKEN_LIFE = Duration.ofDays(7);

    /** Whoever asks has mostly given up after that. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AccountStore store;
    private final Passwords passwords;
    private final Clock clock;

    /** Accounts kept in {@code store}. */
    public Accounts(Configuration configuration, AccountStore store, Clock clock) {
        this.store = store;
        this.passwords = new Passwords(configuration, PATIENCE);
        this.clock = clock;
    }

    /** Opens an account and signs in; nothing when the e-mail is taken. */
    public Optional<SignIn> register(String email, String password, String name) {
        var user = new User("user_" + UUID.randomUUID(), normal(email), name, Role.CUSTOMER);
        return store.insert(user, passwords.hash(password), false) ? Optional.of(signIn(user)) : Optional.empty();
    }

    /** Signs in; nothing when e-mail and password do not belong together. */
    public Optional<SignIn> signIn(String email, String password) {
        var credentials = store.byEmail(normal(email));
        if (credentials.isEmpty()) {
            passwords.pretendToMatch(password);
            return Optional.empty();
        }
        return credentials
                .filter(known -> passwords.matches(password, known.passwordHash()))
                .map(known -> signIn(known.user()));
    }

    /** Makes a token useless at once. The demo tokens stay: they are shared by everyone who tries the shop. */
    public void signOut(Token token) {
        if (!DemoAccounts.isDemoToken(token)) {
            store.revoke(token);
        }
    }

    /** Whose token it is; nothing when it is unknown, expired or revoked. */
    public Optional<User> owner(Token token) {
        return store.byToken(token);
    }

    /** Makes sure that the demo accounts exist. */
    public void openDemoAccounts() {
        for (DemoAccounts.Account demo : DemoAccounts.ALL) {
            if (store.byId(demo.user().userId()).isEmpty()) {
                store.insert(demo.user(), passwords.hash(DemoAccounts.PASSWORD), true);
            }
            store.addToken(demo.token(), demo.user().userId(), Instant.parse("2100-01-01T00:00:00Z"));
        }
    }

    private SignIn signIn(User user) {
        Token token = Token.random();
        Instant expiresAt = clock.instant().plus(TOKEN_LIFE);
        store.addToken(token, user.userId(), expiresAt);
        return new SignIn(token, expiresAt, user);
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
