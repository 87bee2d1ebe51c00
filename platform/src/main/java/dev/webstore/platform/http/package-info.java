/** The HTTP server that every service starts: routes in, problem documents out. */
@NullMarked
package dev.webstore.platform.http;

import org.jspecify.annotations.NullMarked;
