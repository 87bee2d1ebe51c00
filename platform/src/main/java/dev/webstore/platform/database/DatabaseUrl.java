package dev.webstore.platform.database;

import dev.webstore.platform.configuration.ConfigurationException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, read from a URL such as {@code postgresql://user:password@host:5432/webstore}.
 *
 * @param jdbcUrl the address as JDBC wants it, without credentials
 * @param user the role to connect as
 * @param password its password
 */
public record DatabaseUrl(String jdbcUrl, String user, String password) {

    /**
     * Reads the setting {@code key}.
     *
     * @throws ConfigurationException when it is not a PostgreSQL URL with a user and a database
     */
    public static DatabaseUrl parse(String key, String url) {
        try {
            URI uri = URI.create(url.startsWith("jdbc:") ? url.substring(5) : url);
            String scheme = uri.getScheme();
            String credentials = uri.getRawUserInfo();
            boolean isPostgres = "postgresql".equals(scheme) || "postgres".equals(scheme);
            if (isPostgres
                    && uri.getHost() != null
                    && credentials != null
                    && uri.getPath().length() > 1) {
                String[] parts = credentials.split(":", 2);
                String jdbc = "jdbc:postgresql://%s:%d%s%s"
                        .formatted(
                                uri.getHost(),
                                uri.getPort() < 0 ? 5432 : uri.getPort(),
                                uri.getPath(),
                                query(uri.getRawQuery()));
                return new DatabaseUrl(jdbc, decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        } catch (IllegalArgumentException e) {
            // Said below. The message must not repeat the URL, which may hold a password.
        }
        throw new ConfigurationException(key, "(hidden)", "postgresql://USER:PASSWORD@HOST:PORT/DATABASE");
    }

    private static String query(@Nullable String query) {
        return query == null ? "" : "?" + query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
