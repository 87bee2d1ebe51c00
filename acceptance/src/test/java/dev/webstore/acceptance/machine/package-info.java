/** The shop as it runs on a machine of its own: PostgreSQL, Redis and a process for each service. */
@NullMarked
package dev.webstore.acceptance.machine;

import org.jspecify.annotations.NullMarked;
