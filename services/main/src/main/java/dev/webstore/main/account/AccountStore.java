package dev.webstore.main.account;

import dev.webstore.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Users and the hashes of their tokens, in PostgreSQL. */
public final class AccountStore {

    /** A user with the hash of their password. */
    record Credentials(User user, String passwordHash) {}

    private final Database database;
    private final boolean demo;

    /**
     * A store.
     *
     * @param demo whether the demo accounts may be used
     */
    public AccountStore(Database database, boolean demo) {
        this.database = database;
        this.demo = demo;
    }

    /** Adds a user; false when the e-mail is taken. */
    boolean insert(User user, String passwordHash, boolean isDemo) {
        return database.with(handle -> handle.createUpdate("""
                        INSERT INTO users (id, email, name, role, password_hash, demo)
                        VALUES (:id, :email, :name, :role, :hash, :demo)
                        ON CONFLICT DO NOTHING""")
                        .bind("id", user.userId())
                        .bind("email", user.email())
                        .bind("name", user.name())
                        .bind("role", user.role().text())
                        .bind("hash", passwordHash)
                        .bind("demo", isDemo)
                        .execute())
                == 1;
    }

    Optional<Credentials> byEmail(String email) {
        return database.with(handle -> handle.createQuery("""
                        SELECT id, email, name, role, password_hash FROM users
                        WHERE email = :email AND (NOT demo OR :demo)""")
                .bind("email", email)
                .bind("demo", demo)
                .map((row, context) -> new Credentials(user(row, context), row.getString("password_hash")))
                .findOne());
    }

    Optional<User> byId(String id) {
        return database.with(handle -> handle.createQuery("SELECT id, email, name, role FROM users WHERE id = :id")
                .bind("id", id)
                .map(AccountStore::user)
                .findOne());
    }

    Optional<User> byToken(Token token) {
        return database.with(handle -> handle.createQuery("""
                        SELECT id, email, name, role FROM tokens JOIN users ON users.id = tokens.user_id
                        WHERE hash = :hash AND expires_at > now() AND (NOT demo OR :demo)""")
                .bind("hash", token.hash())
                .bind("demo", demo)
                .map(AccountStore::user)
                .findOne());
    }

    void addToken(Token token, String userId, Instant expiresAt) {
        database.use(handle -> handle.createUpdate("""
                        INSERT INTO tokens (hash, user_id, expires_at) VALUES (:hash, :user, :expires)
                        ON CONFLICT (hash) DO UPDATE SET expires_at = excluded.expires_at""")
                .bind("hash", token.hash())
                .bind("user", userId)
                .bind("expires", expiresAt)
                .execute());
    }

    void revoke(Token token) {
        database.use(handle -> handle.createUpdate("DELETE FROM tokens WHERE hash = :hash")
                .bind("hash", token.hash())
                .execute());
    }

    /** Removes tokens that no longer work. */
    public int removeExpired() {
        return database.with(handle -> handle.execute("DELETE FROM tokens WHERE expires_at < now()"));
    }

    private static User user(ResultSet row, StatementContext context) throws SQLException {
        return new User(
                row.getString("id"), row.getString("email"), row.getString("name"), Role.of(row.getString("role")));
    }
}
