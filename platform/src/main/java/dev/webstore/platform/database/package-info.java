/** PostgreSQL: connection pool, migrations and statements. */
@NullMarked
package dev.webstore.platform.database;

import org.jspecify.annotations.NullMarked;
