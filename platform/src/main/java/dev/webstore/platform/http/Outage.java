package dev.webstore.platform.http;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a fault of our own. */
final class Outage {

    private Outage() {}

    /**
     * Whether a lost or refused database connection is behind {@code thrown}: SQLSTATE class 08 (connection exception),
     * 57 (operator intervention) or 53 (insufficient resources), see PostgreSQL's appendix A.
     */
    static boolean isCauseOf(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
            }
        }
        return false;
    }
}
