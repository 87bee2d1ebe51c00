/** PostgreSQL and Redis as child processes of one machine: the same servers as in production, with nothing to install. */
@NullMarked
package dev.webstore.embedded;

import org.jspecify.annotations.NullMarked;
